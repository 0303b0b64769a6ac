import { Trans, useLingui } from "@lingui/react/macro";
import type { CartLine } from "@parure/shared";
import { Price } from "../../ui/money";
import { forgetSaved, moveToCart } from "./arranging";
import { useActs } from "../../ui/acts";
import { LineFrame } from "./cart-lines";

/** What was put aside for later: neither counted nor ordered, one step from the bag. */
export function SavedLines({ lines }: { lines: CartLine[] }) {
  return (
    <section class="saved" aria-labelledby="saved-title">
      <h2 class="saved-title" id="saved-title">
        <Trans>Saved for later ({lines.length})</Trans>
      </h2>
      <ul class="lines">
        {lines.map((line) => (
          <li key={line.sku}>
            <Saved line={line} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Saved({ line }: { line: CartLine }) {
  const { t } = useLingui();
  const { busy, problem, act } = useActs();
  const { sku, title } = line;
  const buyable = line.problem !== "unavailable" && line.available > 0;
  return (
    <LineFrame line={line} busy={busy} problem={problem} total={line.problem === "unavailable" ? null : <Price money={line.price} />}>
      <div class="line-tools">
        {buyable && (
          <button type="button" class="button button-quiet line-button" aria-label={t`Move to bag: ${title}`} onClick={() => void act(() => moveToCart(sku), t`Back in your bag: ${title}`)}>
            <Trans>Move to bag</Trans>
          </button>
        )}
        <button type="button" class="text-button" aria-label={t`Remove ${title}`} onClick={() => void act(() => forgetSaved(sku), t`Removed: ${title}`)}>
          <Trans>Remove</Trans>
        </button>
      </div>
    </LineFrame>
  );
}
