import { useState, type ReactNode } from "react";
import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "wouter";
import { formatMoney, type SharedWish, type Wish } from "@parure/shared";
import { Price } from "../../ui/money";
import { Picture } from "../../ui/picture";
import { asProblem } from "../../ui/remote";
import { sentenceOf } from "../../ui/problems";
import { LineOptions } from "../cart/cart-lines";
import { addToCart } from "../cart/store";
import { productAddress } from "../catalog/address";

/** A piece somebody wishes for, with the way into the bag; `own` adds what only its owner sees. */
export function WishCard({ wish, own, children }: { wish: SharedWish; own?: Wish; children?: ReactNode }) {
  const { t, i18n } = useLingui();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const href = productAddress(wish.product_id, i18n.locale);

  async function add(): Promise<void> {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    try {
      await addToCart(wish.sku, { title: wish.title, image: wish.image });
    } catch (error) {
      setProblem(sentenceOf(asProblem(error), i18n));
    } finally {
      setBusy(false);
    }
  }

  return (
    <article class="wish-card">
      <Link href={href} class="wish-picture" tabIndex={-1} aria-hidden="true">
        <Picture picture={wish.image} alt="" />
        {own?.notice && (
          <span class="card-mark">{own.notice === "price_dropped" ? <Trans>Price dropped</Trans> : <Trans>Back in stock</Trans>}</span>
        )}
      </Link>
      <div class="wish-text">
        <h2 class="wish-title">
          <Link href={href}>{wish.title}</Link>
        </h2>
        <LineOptions options={wish.options} />
        <p class="wish-price">{wish.price ? <Price money={wish.price} /> : <Trans>Not offered at the moment</Trans>}</p>
        {own?.dropped && (
          <p class="wish-dropped">
            <Trans>
              {formatMoney(own.dropped, i18n.locale)} less than when you added it (<s>{formatMoney(own.price_when_added, i18n.locale)}</s>)
            </Trans>
          </p>
        )}
        {wish.price && wish.available === 0 && (
          <p class="wish-gone">
            <Trans>Sold out; you will see here when it is back</Trans>
          </p>
        )}
        {wish.price && wish.available > 0 && (
          <button type="button" class="button button-quiet wish-add" aria-busy={busy} aria-label={t`Add to bag: ${wish.title}`} onClick={() => void add()}>
            <Trans>Add to bag</Trans>
          </button>
        )}
        <p role="alert" class="form-problem">
          {problem}
        </p>
      </div>
      {children}
    </article>
  );
}
