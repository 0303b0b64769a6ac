import { Trans } from "@lingui/react/macro";
import { useLingui } from "@lingui/react";
import type { DeliveryOption, Quote } from "@parure/shared";
import { Field } from "../../ui/field";
import type { FieldErrors } from "../../ui/form";
import { Price } from "../../ui/money";
import { deliveryOf, sameDelivery, type Choice } from "./choice";
import { days } from "./days";

interface Props {
  choice: Choice;
  quote: Quote | null;
  onChoose: (part: Partial<Choice>) => void;
}

/** Whether it is sent or fetched; asked only where some shop has all the goods. */
export function Receiving({ choice, quote, onChoose }: Props) {
  const shops = (quote?.delivery_options ?? []).filter((option) => option.location);
  const first = shops[0];
  if (!first) return null;
  const fetched = choice.delivery.code === "pickup";
  return (
    <fieldset class="form-part">
      <legend class="form-title">
        <Trans>How will you receive it?</Trans>
      </legend>
      <div class="receiving">
        <label class="receiving-way">
          <input type="radio" name="receiving" checked={!fetched} onChange={() => onChoose({ delivery: { code: "standard" } })} />
          <span>
            <Trans>Send it to me</Trans>
          </span>
        </label>
        <label class="receiving-way">
          <input type="radio" name="receiving" checked={fetched} onChange={() => onChoose({ delivery: deliveryOf(first), insurance: false })} />
          <span>
            <Trans>Pick it up in a shop</Trans>
          </span>
        </label>
      </div>
    </fieldset>
  );
}

/** Who comes to the shop. */
export function PickupPerson({ errors, person }: { errors: FieldErrors; person?: { name: string; phone: string } }) {
  return (
    <fieldset class="form-part">
      <legend class="form-title">
        <Trans>Who picks it up</Trans>
      </legend>
      <div class="fields">
        <Field name="name" label={<Trans>Name</Trans>} error={errors["name"]} required>
          {(control) => <input {...control} type="text" autocomplete="name" maxLength={80} defaultValue={person?.name ?? ""} />}
        </Field>
        <Field name="phone" label={<Trans>Phone</Trans>} error={errors["phone"]} required>
          {(control) => <input {...control} type="tel" autocomplete="tel" inputMode="tel" maxLength={24} defaultValue={person?.phone ?? ""} />}
        </Field>
      </div>
    </fieldset>
  );
}

export function DeliveryWays({ choice, quote, onChoose }: Props) {
  const fetched = choice.delivery.code === "pickup";
  const options = (quote?.delivery_options ?? []).filter((option) => Boolean(option.location) === fetched);
  const chosen = options.find((option) => sameDelivery(choice.delivery, option));
  return (
    <fieldset class="form-part">
      <legend class="form-title">{fetched ? <Trans>Shop</Trans> : <Trans>Delivery</Trans>}</legend>
      <div class="methods ways">
        {options.map((option) => (
          <Way key={option.location?.location_id ?? option.code} option={option} checked={option === chosen} onChoose={() => onChoose({ delivery: deliveryOf(option) })} />
        ))}
        {options.length === 0 && <WaitingWays />}
      </div>
      {!fetched && (
        <label class="tick" data-off={chosen?.insured ? "" : undefined}>
          <input type="checkbox" name="insurance" checked={choice.insurance || chosen?.insured === true} disabled={chosen?.insured === true} onChange={(event) => onChoose({ insurance: event.currentTarget.checked })} />
          <span>
            <span class="method-name">
              <Trans>Insure for the full value</Trans>
              {quote && !chosen?.insured && (
                <>
                  {" · "}
                  <Price money={quote.insurance_price} />
                </>
              )}
            </span>
            <span class="method-note">
              {chosen?.insured ? <Trans>Included in this way of delivery</Trans> : <Trans>Lost or damaged on the way, you get all of it back.</Trans>}
            </span>
          </span>
        </label>
      )}
    </fieldset>
  );
}

function Way({ option, checked, onChoose }: { option: DeliveryOption; checked: boolean; onChoose: () => void }) {
  const { i18n } = useLingui();
  const { location } = option;
  return (
    <label class="method">
      <input type="radio" name="way" checked={checked} onChange={onChoose} />
      <span class="method-text">
        <span class="method-name">{location ? location.name : option.label}</span>
        {location && (
          <span class="method-note">
            {location.address}
            {location.hours && <> · {location.hours}</>}
          </span>
        )}
        <span class="method-note">
          {location ? <Trans>Ready on {days(option.earliest, option.earliest, i18n.locale)}</Trans> : <Trans>Arrives {days(option.earliest, option.latest, i18n.locale)}</Trans>}
        </span>
      </span>
      <span class="method-price">{option.price.amount === 0 ? <Trans>Free</Trans> : <Price money={option.price} />}</span>
    </label>
  );
}

/** The room of two ways, until they are known: nothing moves when they come. */
function WaitingWays() {
  return (
    <>
      {[0, 1].map((index) => (
        <div key={index} class="method method-waiting" aria-hidden="true">
          <span class="skeleton skeleton-dot" />
          <span class="method-text">
            <span class="skeleton skeleton-line" />
            <span class="skeleton skeleton-line" />
          </span>
        </div>
      ))}
    </>
  );
}
