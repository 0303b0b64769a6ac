import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import type { Cart } from "@parure/shared";
import { acknowledgeChanges } from "./arranging";
import { useActs } from "../../ui/acts";
import { dismissMerged, useCart, type Merged } from "./store";

/** What the reader should know of the bag before looking at it: what joined it at sign-in, what changed since last time. */
export function BagNews({ cart }: { cart: Cart }) {
  const { t } = useLingui();
  const { merged } = useCart();
  const { busy, problem, act } = useActs();
  // What cannot be ordered stays said at its line; what can be taken note of is a price.
  const changed = cart.lines.filter((line) => line.price_was).length;
  if (!merged && changed === 0) return null;
  return (
    <div class="bag-news" role="status">
      {merged && (
        <p>
          <Joined merged={merged} />
          <button type="button" class="text-button" onClick={dismissMerged}>
            <Trans>All right</Trans>
          </button>
        </p>
      )}
      {changed > 0 && (
        <p>
          <span>{t`${plural(changed, { one: "The price of # piece", other: "The prices of # pieces" })} changed since you last looked; nothing was taken out of your bag.`}</span>
          <button type="button" class="text-button" aria-busy={busy} onClick={() => void act(acknowledgeChanges, t`All right`)}>
            <Trans>All right</Trans>
          </button>
        </p>
      )}
      <p role="alert" class="form-problem">
        {problem}
      </p>
    </div>
  );
}

function Joined({ merged }: { merged: Merged }) {
  const { t } = useLingui();
  const joined = merged.added + merged.raised;
  return (
    <span>
      {joined > 0 && t`${plural(joined, { one: "# piece", other: "# pieces" })} that you chose before signing in joined your bag.`}
      {merged.saved > 0 && t` The bag is full: ${plural(merged.saved, { one: "# more was", other: "# more were" })} saved for later.`}
      {merged.dropped > 0 && t` There was no room for ${plural(merged.dropped, { one: "# piece", other: "# pieces" })}.`}
      {joined + merged.saved + merged.dropped === 0 && t`What you chose before signing in was in your bag already.`}
    </span>
  );
}
