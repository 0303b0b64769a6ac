import { Trans } from "@lingui/react/macro";
import { useLingui } from "@lingui/react";
import { useLocation } from "wouter";
import { useRequired } from "../identity/check";
import { Field } from "../../ui/field";
import { useSubmission } from "../../ui/form";
import { sentenceOf } from "../../ui/problems";
import { addressOfOrder, findOrder } from "./api";

/** For a guest on another device: number and address open the order. */
export function FindOrder({ orderId = "" }: { orderId?: string }) {
  const { i18n } = useLingui();
  const [, navigate] = useLocation();
  const { form, errors, problem, busy, onSubmit } = useSubmission({
    check: useRequired("order_id", "email"),
    send: async ({ order_id = "", email = "" }) => navigate(addressOfOrder(await findOrder(order_id, email))),
  });
  return (
    <section class="find" aria-labelledby="find-title">
      <h2 class="panel-title" id="find-title">
        <Trans>Find an order</Trans>
      </h2>
      <p class="panel-note">
        <Trans>Ordered without an account, or on another device? The order number and the e-mail address of the order open it.</Trans>
      </p>
      <form ref={form} class="fields" noValidate onSubmit={(event) => void onSubmit(event)}>
        <Field name="order_id" label={<Trans>Order number</Trans>} error={errors["order_id"]} required>
          {(control) => <input {...control} type="text" class="mono" defaultValue={orderId} autocomplete="off" spellcheck={false} maxLength={40} />}
        </Field>
        <Field name="email" label={<Trans>E-mail</Trans>} error={errors["email"]} required>
          {(control) => <input {...control} type="email" autocomplete="email" inputMode="email" maxLength={254} />}
        </Field>
        <div class="field-full">
          <button type="submit" class="button button-quiet" aria-busy={busy}>
            <Trans>Find my order</Trans>
          </button>
          <p role="alert" class="form-problem">
            {problem && sentenceOf(problem, i18n)}
          </p>
        </div>
      </form>
    </section>
  );
}
