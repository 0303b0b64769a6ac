import { useLingui } from "@lingui/react/macro";
import { announce } from "../../ui/announcer";
import { HeartIcon } from "../../ui/icons";
import { asProblem } from "../../ui/remote";
import { sentenceOf } from "../../ui/problems";
import { toggleWish, useMarks } from "./store";

interface Props {
  productId: string;
  /** The variant that is meant; without it the product's cheapest one. */
  sku?: string | undefined;
  title: string;
}

/** A heart, 2.75rem square: place it where you like. */
export function WishButton({ productId, sku, title }: Props) {
  const { t, i18n } = useLingui();
  const { items } = useMarks();
  const on = items.some((mark) => mark.product_id === productId && (!sku || !mark.sku || mark.sku === sku));

  async function toggle(): Promise<void> {
    try {
      announce((await toggleWish(productId, sku)) ? t`Added to your wish list` : t`Taken off your wish list`);
    } catch (error) {
      announce(sentenceOf(asProblem(error), i18n));
    }
  }

  return (
    <button type="button" class="icon-button wish" aria-pressed={on} aria-label={t`Wish for ${title}`} onClick={() => void toggle()}>
      <HeartIcon />
    </button>
  );
}
