import { expect, test } from "vitest";
import type { ProductCard } from "@parure/shared";
import { variedSelection } from "./selection";

const piece = (product_id: string, category: string) => ({ product_id, category }) as ProductCard;

test("each category shows its newest piece before any shows its second", () => {
  const newest = [piece("r1", "ring"), piece("r2", "ring"), piece("r3", "ring"), piece("n1", "necklace"), piece("b1", "brooch")];

  expect(variedSelection(newest, 4).map((one) => one.product_id)).toEqual(["r1", "n1", "b1", "r2"]);
});
