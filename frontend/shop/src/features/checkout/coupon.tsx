import { useState } from "react";
import { msg } from "@lingui/core/macro";
import type { MessageDescriptor } from "@lingui/core";
import { Trans, useLingui } from "@lingui/react/macro";
import type { Quote } from "@parure/shared";

const reasons: Record<string, MessageDescriptor> = {
  unknown_coupon: msg`We do not know this code.`,
  not_started: msg`This code is not valid yet.`,
  over: msg`This code is not valid any more.`,
  used_up: msg`This code has been used up.`,
  used_by_you: msg`You have used this code before.`,
  minimum_not_reached: msg`Your order is below what this code asks for.`,
  not_for_these_goods: msg`This code is not for these pieces.`,
  sign_in_first: msg`Please give your e-mail address, or sign in, to use this code.`,
};
const refused = msg`This code cannot be used here.`;

interface Props {
  code: string | null;
  answer: Quote["coupon"] | undefined;
  busy: boolean;
  onChoose: (code: string | null) => void;
}

/** A code, and what came of it. */
export function CouponField({ code, answer, busy, onChoose }: Props) {
  const { t, i18n } = useLingui();
  const [typed, setTyped] = useState("");
  const known = code && answer?.code === code ? answer : null;
  if (known?.applied) {
    return (
      <p class="coupon-kept" role="status">
        <span class="mono">{known.code}</span>
        <button type="button" class="text-button" aria-label={t`Remove the code ${known.code}`} onClick={() => onChoose(null)}>
          <Trans>Remove</Trans>
        </button>
      </p>
    );
  }
  const use = () => typed.trim() && onChoose(typed.trim().toUpperCase());
  return (
    <div class="field coupon">
      <label for="coupon">
        <Trans>Coupon code</Trans>
      </label>
      <div class="coupon-row">
        <input
          id="coupon"
          type="text"
          value={typed}
          maxLength={24}
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          aria-describedby="coupon-said"
          aria-invalid={known ? "true" : undefined}
          onInput={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter") return;
            event.preventDefault();
            use();
          }}
        />
        <button type="button" class="button button-quiet" aria-busy={busy && Boolean(code)} onClick={use}>
          <Trans>Use</Trans>
        </button>
      </div>
      <p class="field-error" id="coupon-said" role="alert">
        {known && i18n._(reasons[known.reason ?? ""] ?? refused)}
      </p>
    </div>
  );
}
