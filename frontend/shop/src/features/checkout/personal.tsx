import { Trans, useLingui } from "@lingui/react/macro";
import { formatMoney, type Quote } from "@parure/shared";
import { Field } from "../../ui/field";
import type { FieldErrors } from "../../ui/form";
import type { Choice } from "./choice";
import { EngravingOf } from "./engraving";

interface Props {
  choice: Choice;
  quote: Quote | null;
  errors: FieldErrors;
  onChoose: (part: Partial<Choice>) => void;
}

/** Engraving and wrapping. */
export function Personal({ choice, quote, errors, onChoose }: Props) {
  const { i18n, t } = useLingui();
  const engravable = quote?.lines.filter((line) => line.line && line.engravable) ?? [];
  const optional = t`(optional)`;
  return (
    <fieldset class="form-part">
      <legend class="form-title">
        <Trans>Make it personal</Trans>
      </legend>
      {engravable.length > 0 && (
        <ul class="engravings">
          {engravable.map((line) => (
            <EngravingOf key={line.sku} line={line} choice={choice} onEngrave={(sku, wish) => onChoose({ engravings: { ...choice.engravings, [sku]: wish } })} />
          ))}
        </ul>
      )}
      <label class="tick">
        <input type="checkbox" checked={choice.wrap} onChange={(event) => onChoose({ wrap: event.currentTarget.checked })} />
        <span>
          <span class="method-name">
            <Trans>Gift wrapping</Trans>
            {quote && <> · {formatMoney(quote.gift_wrap_price, i18n.locale)}</>}
          </span>
          <span class="method-note">
            <Trans>Box, silk ribbon and a card. No price is in the parcel.</Trans>
          </span>
        </span>
      </label>
      {choice.wrap && (
        <Field name="gift_message" label={<Trans>Message on the card</Trans>} optionalMark={optional} error={errors["message"]}>
          {(control) => <textarea {...control} rows={3} maxLength={200} />}
        </Field>
      )}
    </fieldset>
  );
}

/** For the maker, or the courier. */
export function Note() {
  const { t } = useLingui();
  return (
    <fieldset class="form-part">
      <legend class="form-title">
        <Trans>Note</Trans>
      </legend>
      <Field name="note" label={<Trans>Anything the maker should know</Trans>} optionalMark={t`(optional)`}>
        {(control) => <textarea {...control} rows={2} maxLength={500} />}
      </Field>
    </fieldset>
  );
}
