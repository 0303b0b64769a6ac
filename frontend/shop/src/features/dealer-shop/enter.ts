import "@parure/shared/styles/accents.css";
import "./dealer-shop.css";
import { ShopFoot } from "./foot";
import { entered, readShop, said } from "./front";
import { house } from "./house";
import { ShopMark } from "./mark";
import { Shut } from "./shut";

/** Before the first render of a dealer's shop: its name, its colour, and what it has. */
export async function enterShop(): Promise<void> {
  await readShop();
  const { front, counts } = entered;
  if (front && front.accent !== "garnet") document.documentElement.dataset["accent"] = front.accent;
  house.current = {
    title: () => (front ? said(front.name) : "珠联 Parure"),
    Mark: ShopMark,
    Foot: ShopFoot,
    Shut: front ? null : Shut,
    categories: front ? counts && [...counts.keys()] : [],
  };
}
