import { Trans } from "@lingui/react/macro";
import type { Money } from "@parure/shared";
import { Dialog } from "../../ui/dialog";
import { Price } from "../../ui/money";

interface Props {
  was: Money;
  now: Money | null;
  busy: boolean;
  onAccept: () => void;
  onClose: () => void;
}

/** The price shown and the price charged are the same, or the buyer is asked. */
export function PriceChanged({ was, now, busy, onAccept, onClose }: Props) {
  return (
    <Dialog title={<Trans>The price has changed</Trans>} open={now !== null} onClose={onClose}>
      <p>
        <Trans>Since you opened this page, the price of your order has changed. Nothing has been charged.</Trans>
      </p>
      <dl class="changed">
        <div>
          <dt>
            <Trans>Before</Trans>
          </dt>
          <dd>
            <s>
              <Price money={was} />
            </s>
          </dd>
        </div>
        <div>
          <dt>
            <Trans>Now</Trans>
          </dt>
          <dd class="changed-now">{now && <Price money={now} />}</dd>
        </div>
      </dl>
      <div class="dialog-actions">
        <button type="button" class="button" aria-busy={busy} onClick={onAccept}>
          <Trans>Order at the new price</Trans>
        </button>
        <button type="button" class="button button-quiet" onClick={onClose}>
          <Trans>Go back</Trans>
        </button>
      </div>
    </Dialog>
  );
}
