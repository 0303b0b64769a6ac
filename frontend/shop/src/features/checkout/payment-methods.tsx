import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { PaymentMethod } from "@parure/shared";

const methods: { method: PaymentMethod; name: ReactNode; note: ReactNode }[] = [
  { method: "alipay", name: <Trans>Alipay</Trans>, note: <Trans>Pay in the Alipay app or by QR code</Trans> },
  { method: "wechat_pay", name: <Trans>WeChat Pay</Trans>, note: <Trans>Pay in WeChat or by QR code</Trans> },
  { method: "card", name: <Trans>Bank card</Trans>, note: <Trans>Visa, Mastercard, UnionPay and others</Trans> },
];

export function PaymentMethods() {
  return (
    <fieldset class="form-part">
      <legend class="form-title">
        <Trans>Payment</Trans>
      </legend>
      <div class="methods">
        {methods.map(({ method, name, note }, index) => (
          <label key={method} class="method">
            <input type="radio" name="payment_method" value={method} defaultChecked={index === 0} />
            <span class="method-text">
              <span class="method-name">{name}</span>
              <span class="method-note">{note}</span>
            </span>
          </label>
        ))}
      </div>
      <p class="form-note">
        <Trans>You pay on the payment provider's own page and come back here.</Trans>
      </p>
    </fieldset>
  );
}
