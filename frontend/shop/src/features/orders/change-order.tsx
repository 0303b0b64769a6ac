import "../addresses/addresses.css";
import "../checkout/checkout.css";
import "../checkout/sentences";
import { useState } from "react";
import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { formatMoney, type ApiProblem, type Money, type OrderLine, type OrderView } from "@parure/shared";
import { Dialog } from "../../ui/dialog";
import { Field } from "../../ui/field";
import { useSubmission, type FieldErrors } from "../../ui/form";
import { alsoSay, sentenceOf, sentenceOfCode } from "../../ui/problems";
import { checkAddress } from "../addresses/address";
import { AddressFields } from "../addresses/address-fields";
import { fitting, roomOf } from "../checkout/choice";
import { InvoiceForm } from "../checkout/invoice";
import { missingInInvoice } from "../checkout/invoice-values";
import { PickupPerson } from "../checkout/receiving";
import { amendmentOf, engravedLines, fontOf, present } from "./amendment";
import { amendOrder, type Reached } from "./api";

alsoSay({
  already_accepted: msg`The maker has just accepted the order, so it cannot be changed any more. You can still cancel it until it ships.`,
  not_changeable: msg`This order cannot be changed any more.`,
  changed_too_often: msg`This order has been changed too often. Please cancel it and order again.`,
  would_change_total: msg`This would change the price. Please cancel the order and order again.`,
  other_country: msg`An order stays in its country. Please cancel it and order again to the other one.`,
});

interface Props {
  order: OrderView;
  reached: Reached;
  onDone: () => void;
  /** `stale`: the order is not what the page shows any more. */
  onClose: (stale: boolean) => void;
}

/** Everything of an order that costs nothing: where it goes, the words in it, the card, the note, the invoice. */
export default function ChangeOrder({ order, reached, onDone, onClose }: Props) {
  const { t, i18n } = useLingui();
  const fetched = order.delivery?.code === "pickup";
  const { form, errors, problem, busy, onSubmit } = useSubmission({
    check: (values) => {
      const wrong = fetched ? missing(values, ["name", "phone"]) : Object.fromEntries(Object.entries(checkAddress(values)).map(([name, said]) => [name, i18n._(said)]));
      return { ...wrong, ...missing(values, [...engravedLines(order).map(({ sku }) => sku), ...missingInInvoice(values)]) };
    },
    send: async (values) => {
      const amendment = amendmentOf(order, values);
      if (Object.keys(amendment).length > 0) await amendOrder(reached, amendment);
      onDone();
    },
  });

  function missing(values: Record<string, string>, names: string[]): FieldErrors {
    return Object.fromEntries(names.filter((name) => !values[name]).map((name) => [name, sentenceOfCode("required", i18n)]));
  }

  return (
    <Dialog title={<Trans>Change order</Trans>} open onClose={() => onClose(problem?.status === 409)} kind="wide">
      <form ref={form} class="change-order" noValidate onSubmit={(event) => void onSubmit(event)}>
        <p class="panel-note">
          <Trans>Until the maker accepts. The price stays as it is; another size or piece is another order.</Trans>
        </p>
        {fetched ? (
          <PickupPerson errors={errors} person={order.address} />
        ) : (
          <fieldset class="form-part">
            <legend class="form-title">
              <Trans>Delivery address</Trans>
            </legend>
            <AddressFields errors={errors} address={present(order.address)} />
          </fieldset>
        )}
        {engravedLines(order).map((line) => (
          <Words key={line.sku} line={line} error={errors[line.sku]} />
        ))}
        <fieldset class="form-part">
          <legend class="form-title">
            <Trans>Your wishes</Trans>
          </legend>
          {(order.gift_wrap || order.own?.gift_message) && (
            <Field name="gift_message" label={<Trans>Message on the card</Trans>} optionalMark={t`(optional)`} error={errors["gift_message"]}>
              {(control) => <textarea {...control} rows={3} maxLength={200} defaultValue={order.own?.gift_message ?? ""} />}
            </Field>
          )}
          <Field name="note" label={<Trans>Anything the maker should know</Trans>} optionalMark={t`(optional)`} error={errors["note"]}>
            {(control) => <textarea {...control} rows={2} maxLength={500} defaultValue={order.own?.note ?? ""} />}
          </Field>
        </fieldset>
        <InvoiceForm errors={errors} invoice={order.own?.invoice ?? null} />
        <p role="alert" class="form-problem">
          {problem && <Refusal problem={problem} />}
        </p>
        <div class="dialog-actions change-order-actions">
          <button type="submit" class="button" aria-busy={busy}>
            <Trans>Save changes</Trans>
          </button>
          <button type="button" class="button button-quiet" onClick={() => onClose(problem?.status === 409)}>
            <Trans>Leave it as it is</Trans>
          </button>
        </div>
      </form>
    </Dialog>
  );
}

/** A delivery that costs another amount says which. */
function Refusal({ problem }: { problem: ApiProblem }) {
  const { i18n } = useLingui();
  if (problem.code !== "delivery_price_differs") return <>{sentenceOf(problem, i18n)}</>;
  const now = formatMoney(problem.body["price"] as Money, i18n.locale);
  const paid = formatMoney(problem.body["price_was"] as Money, i18n.locale);
  return (
    <Trans>
      Delivery there costs {now}, not {paid}. Choose a place at the old price, or cancel the order and order again.
    </Trans>
  );
}

function Words({ line, error }: { line: OrderLine; error: string | undefined }) {
  const { t } = useLingui();
  const [text, setText] = useState(line.engraving?.text ?? "");
  const [font, setFont] = useState(line.engraving?.font ?? "");
  const names: Record<string, string> = { serif: t`Classic`, script: t`Flowing`, kai: t`Brush` };
  const room = line.engravable?.max_units ?? 0;
  return (
    <fieldset class="form-part">
      <legend class="form-title">
        <Trans>Engraving: {line.title}</Trans>
      </legend>
      <p class={`engraving-plate font-${font}`} aria-hidden="true">
        {text || "·"}
      </p>
      <Field
        name={line.sku}
        label={<Trans>Words to engrave</Trans>}
        error={error}
        required
        hint={
          <Trans>
            {roomOf(text)} of {room} letters; a Chinese character takes two
          </Trans>
        }
      >
        {(control) => (
          <input
            {...control}
            type="text"
            value={text}
            autocomplete="off"
            onInput={(event) => {
              const typed = event.currentTarget.value;
              // an input method composes longer than what it will leave behind
              const kept = event.isComposing ? typed : fitting(typed, room);
              event.currentTarget.value = kept;
              setText(kept);
            }}
          />
        )}
      </Field>
      <fieldset class="hands">
        <legend>
          <Trans>Hand</Trans>
        </legend>
        {line.engravable?.fonts.map((hand) => (
          <label key={hand} class="hand">
            <input type="radio" name={fontOf(line.sku)} value={hand} checked={hand === font} onChange={() => setFont(hand)} />
            <span class={`font-${hand}`}>{names[hand] ?? hand}</span>
          </label>
        ))}
      </fieldset>
    </fieldset>
  );
}
