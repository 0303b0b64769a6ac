import { useState } from "react";
import { Trans, useLingui } from "@lingui/react/macro";
import { Field } from "../../ui/field";
import type { FieldErrors } from "../../ui/form";
import { countries, countryName, isMainland } from "./address";

export function AddressForm({ errors }: { errors: FieldErrors }) {
  const { t, i18n } = useLingui();
  const [country, setCountry] = useState("CN");
  const mainland = isMainland(country);
  const optional = t`(optional)`;
  return (
    <fieldset class="form-part">
      <legend class="form-title">
        <Trans>Delivery address</Trans>
      </legend>
      <div class="fields">
        <Field name="name" label={<Trans>Recipient</Trans>} error={errors["name"]} required>
          {(control) => <input {...control} type="text" autocomplete="name" maxLength={80} />}
        </Field>
        <Field name="phone" label={<Trans>Phone</Trans>} error={errors["phone"]} required>
          {(control) => <input {...control} type="tel" autocomplete="tel" inputMode="tel" maxLength={24} />}
        </Field>
        <Field name="country" label={<Trans>Country or region</Trans>} error={errors["country"]} required class="field-full">
          {(control) => (
            <select {...control} value={country} autocomplete="country" onChange={(event) => setCountry(event.currentTarget.value)}>
              {countries.map((code) => (
                <option key={code} value={code}>
                  {countryName(code, i18n.locale)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field name="province" label={<Trans>Province or state</Trans>} error={errors["province"]} required={mainland} optionalMark={mainland ? null : optional}>
          {(control) => <input {...control} type="text" autocomplete="address-level1" maxLength={60} />}
        </Field>
        <Field name="city" label={<Trans>City</Trans>} error={errors["city"]} required>
          {(control) => <input {...control} type="text" autocomplete="address-level2" maxLength={60} />}
        </Field>
        {mainland && (
          <Field name="district" label={<Trans>District</Trans>} error={errors["district"]} required>
            {(control) => <input {...control} type="text" autocomplete="address-level3" maxLength={60} />}
          </Field>
        )}
        <Field name="postal_code" label={<Trans>Postal code</Trans>} error={errors["postal_code"]} optionalMark={optional}>
          {(control) => <input {...control} type="text" autocomplete="postal-code" maxLength={12} />}
        </Field>
        <Field name="line1" label={<Trans>Street and number</Trans>} error={errors["line1"]} required class="field-full">
          {(control) => <input {...control} type="text" autocomplete="address-line1" maxLength={120} />}
        </Field>
        <Field name="line2" label={<Trans>Flat, floor, building</Trans>} error={errors["line2"]} optionalMark={optional} class="field-full">
          {(control) => <input {...control} type="text" autocomplete="address-line2" maxLength={120} />}
        </Field>
      </div>
    </fieldset>
  );
}
