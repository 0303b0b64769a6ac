import { useEffect, useState } from "react";
import { Trans, useLingui } from "@lingui/react/macro";
import type { ProductView, Sku } from "@parure/shared";
import { ApiProblem } from "@parure/shared";
import { addToCart } from "../cart/store";
import { Price } from "../../ui/money";
import { earlyChoice } from "../../ui/early";
import { sentenceOf, sentenceOfCode } from "../../ui/problems";
import { firstChoice } from "./choice";
import { ParcelIcon, ReturnIcon } from "./icons";
import { later } from "./later";
import { UNTIL_ASKED } from "./published";
import { SkuPicker } from "./sku-picker";
import { PriceBreakdown } from "./price-breakdown";

const Visit = later(() => import("./visit/visit"));

/** Choose, see the live price, add to the bag. On a phone the last step stays at hand in a bar at the bottom. */
export function BuyPanel({ product }: { product: ProductView }) {
  const [choice, setChoice] = useState<string | null>(earlyChoice);
  const chosen = product.skus.find((sku) => sku.sku === choice) ?? firstChoice(product.skus);
  const adding = useAdding(product, chosen);
  useEffect(() => adding.clear(), [chosen?.sku]);

  if (!chosen) return null;
  return (
    <div class="buy">
      <p class="buy-price">{chosen.price && <Price money={chosen.price} />}</p>
      <SkuPicker skus={product.skus} chosen={chosen} onChoose={(sku) => setChoice(sku.sku)} />
      <Availability sku={chosen} />
      <div class="buy-bar">
        <span class="buy-bar-price" aria-hidden="true">
          {chosen.price && <Price money={chosen.price} />}
        </span>
        <button type="button" class="button button-wide" disabled={!isForSale(chosen)} aria-busy={adding.busy} onClick={() => void adding.add()}>
          {isForSale(chosen) || chosen.available > 0 ? <Trans>Add to bag</Trans> : <Trans>Sold out</Trans>}
        </button>
      </div>
      <p role="alert" class="form-problem">
        {adding.problem}
      </p>
      <div class="buy-visit">
        <Visit sku={chosen.sku} instead={<Arrival />} />
      </div>
      <p class="visit-row buy-returns">
        <ReturnIcon />
        <span>
          <Trans>Seven days to return it, unless it was engraved or made to order</Trans>
        </span>
      </p>
      <PriceBreakdown sku={chosen} />
    </div>
  );
}

/** Until the place is known, and where it cannot be asked. */
function Arrival() {
  return (
    <div class="visit">
      <p class="visit-row">
        <ParcelIcon />
        <span>
          <Trans>The day of arrival depends on your address; checkout confirms it</Trans>
        </span>
      </p>
    </div>
  );
}

function useAdding(product: ProductView, chosen: Sku | null) {
  const { i18n } = useLingui();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function add(): Promise<void> {
    if (!chosen || busy) return;
    setBusy(true);
    setProblem(null);
    try {
      await addToCart(chosen.sku, { title: product.title, image: product.images[0] ?? null });
    } catch (error) {
      setProblem(error instanceof ApiProblem ? sentenceOf(error, i18n) : String(error));
    } finally {
      setBusy(false);
    }
  }

  return { busy, problem, add, clear: () => setProblem(null) };
}

/** In stock and with a live price: a price by weight sleeps while its board price has run out. */
const isForSale = (sku: Sku): boolean => sku.available > 0 && sku.price !== null;

const FEW = 3;

function Availability({ sku }: { sku: Sku }) {
  const { i18n } = useLingui();
  if (sku.unavailable) return <p class="stock stock-none">{sentenceOfCode(sku.unavailable.code, i18n)}</p>;
  if (sku.available <= 0) return <p class="stock stock-none"><Trans>Not available at the moment</Trans></p>;
  if (sku.one_of_one) return <p class="stock stock-one"><Trans>One of one: this piece exists once</Trans></p>;
  if (sku.available === UNTIL_ASKED) return <p class="stock stock-asked"><Trans>Availability is confirmed when you order</Trans></p>;
  if (sku.available <= FEW) return <p class="stock stock-few"><Trans>Only {sku.available} left</Trans></p>;
  return <p class="stock"><Trans>In stock</Trans></p>;
}
