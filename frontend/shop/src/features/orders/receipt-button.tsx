import { useState } from "react";
import { Trans, useLingui } from "@lingui/react/macro";
import { sentenceOf } from "../../ui/problems";
import { asProblem } from "../../ui/remote";
import { receiptOf, type Reached } from "./api";

/** Fetches the receipt as a file; the page stays. */
export function ReceiptButton({ reached }: { reached: Reached }) {
  const { i18n } = useLingui();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  async function fetchReceipt(): Promise<void> {
    if (busy) return;
    setBusy(true);
    setFailure(null);
    try {
      location.assign(await receiptOf(reached));
    } catch (error) {
      setFailure(sentenceOf(asProblem(error), i18n));
    } finally {
      setBusy(false);
    }
  }

  return (
    <p class="order-receipt">
      <button type="button" class="text-link" aria-busy={busy} onClick={() => void fetchReceipt()}>
        <Trans>Receipt (PDF)</Trans>
      </button>
      <span role="alert" class="field-error">
        {failure}
      </span>
    </p>
  );
}
