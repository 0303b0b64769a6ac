import { lazy, Suspense, useState } from "react";
import { withWords } from "../../catalogues";
import { Trans, useLingui } from "@lingui/react/macro";
import { ApiProblem, type OrderView } from "@parure/shared";
import { announce } from "../../ui/announcer";
import { Dialog } from "../../ui/dialog";
import { Field } from "../../ui/field";
import { sentenceOf } from "../../ui/problems";
import { asProblem } from "../../ui/remote";
import { cancelOrder, payOrder, receiveOrder, type Reached } from "./api";

type Asked = "cancel" | "receive" | "change" | null;

const ChangeOrder = lazy(() => withWords(import("./change-order")));

export function OrderActions({ order, reached, onChanged }: { order: OrderView; reached: Reached; onChanged: () => void }) {
  const { t, i18n } = useLingui();
  const [asked, setAsked] = useState<Asked>(null);
  const [reason, setReason] = useState("");
  const { busy, problem, act } = useAction();
  const may = (action: OrderView["allowed_actions"][number]) => order.allowed_actions.includes(action);

  const pay = () => act(async () => location.assign(order.payment?.url ?? (await payOrder(reached))));
  const cancel = () => act(() => cancelOrder(reached, reason), () => done(t`Order cancelled`));
  const receive = () => act(() => receiveOrder(reached), () => done(t`Receipt confirmed`));

  function done(said: string): void {
    setAsked(null);
    announce(said);
    onChanged();
  }

  /** A source may have accepted while the form was open: the page shows how the order stands now. */
  function closeChange(stale: boolean): void {
    setAsked(null);
    if (stale) onChanged();
  }

  if (order.allowed_actions.length === 0 && asked === null) return null;
  const failure = (
    <p role="alert" class="form-problem">
      {problem && sentenceOf(problem, i18n)}
    </p>
  );
  return (
    <div class="order-actions">
      {may("pay") && (
        <button type="button" class="button" aria-busy={busy} onClick={() => void pay()}>
          <Trans>Pay now</Trans>
        </button>
      )}
      {may("receive") && (
        <button type="button" class="button" onClick={() => setAsked("receive")}>
          <Trans>Confirm receipt</Trans>
        </button>
      )}
      {may("change") && (
        <button type="button" class="button button-quiet" onClick={() => setAsked("change")}>
          <Trans>Change order</Trans>
        </button>
      )}
      {may("cancel") && (
        <button type="button" class="button button-quiet" onClick={() => setAsked("cancel")}>
          <Trans>Cancel order</Trans>
        </button>
      )}
      {asked === null && failure}
      {asked === "change" && (
        <Suspense fallback={null}>
          <ChangeOrder order={order} reached={reached} onDone={() => done(t`Order changed`)} onClose={closeChange} />
        </Suspense>
      )}
      <Dialog title={<Trans>Cancel this order?</Trans>} open={asked === "cancel"} onClose={() => setAsked(null)}>
        <p>
          <Trans>The pieces become free for others. What you have paid goes back the way it came.</Trans>
        </p>
        <Field name="reason" label={<Trans>Why?</Trans>} optionalMark={t`(optional)`}>
          {(control) => <textarea {...control} rows={2} maxLength={300} value={reason} onInput={(event) => setReason(event.currentTarget.value)} />}
        </Field>
        {failure}
        <div class="dialog-actions">
          <button type="button" class="button" aria-busy={busy} onClick={() => void cancel()}>
            <Trans>Yes, cancel the order</Trans>
          </button>
          <button type="button" class="button button-quiet" onClick={() => setAsked(null)}>
            <Trans>Keep the order</Trans>
          </button>
        </div>
      </Dialog>
      <Dialog title={<Trans>Have you received your pieces?</Trans>} open={asked === "receive"} onClose={() => setAsked(null)}>
        <p>
          <Trans>Please check the pieces and their certificates first. With your confirmation the order is complete.</Trans>
        </p>
        {failure}
        <div class="dialog-actions">
          <button type="button" class="button" aria-busy={busy} onClick={() => void receive()}>
            <Trans>Yes, I have received them</Trans>
          </button>
          <button type="button" class="button button-quiet" onClick={() => setAsked(null)}>
            <Trans>Not yet</Trans>
          </button>
        </div>
      </Dialog>
    </div>
  );
}

function useAction() {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  async function act(action: () => Promise<void>, then?: () => void): Promise<void> {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    try {
      await action();
      then?.();
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      setBusy(false);
    }
  }
  return { busy, problem, act };
}
