import { useEffect, useState } from "react";
import { Trans, useLingui } from "@lingui/react/macro";
import type { Address } from "@parure/shared";
import { Field } from "../../ui/field";
import type { FieldErrors } from "../../ui/form";
import { callingCode, countries, countryName, hasPostalCodes, isMainland, needsPart, needsPostalCode } from "./address";
import { PlaceCombobox } from "./combobox";
import { placeNamed, readRegions, type Place, type Province } from "./regions";

/** As much of the address as delivery depends on. */
export interface PlaceOfAddress {
  country: string;
  province: string;
  city: string;
}

interface Props {
  errors: FieldErrors;
  address?: Partial<Address> | null | undefined;
  onPlace?: ((place: PlaceOfAddress) => void) | undefined;
}

/** The parts of an address, as the chosen country writes them. */
export function AddressFields({ errors, address, onPlace }: Props) {
  const { t, i18n } = useLingui();
  const [country, setCountry] = useState(address?.country ?? "CN");
  const [province, setProvince] = useState(address?.province ?? "");
  const [city, setCity] = useState(address?.city ?? "");
  const [district, setDistrict] = useState(address?.district ?? "");
  const mainland = isMainland(country);
  const provinces = useRegions(mainland);
  const cities = placeNamed(provinces, province)?.cities ?? [];
  const districts = placeNamed(cities, city)?.districts ?? [];
  const optional = t`(optional)`;
  const calling = callingCode(country);
  useEffect(() => onPlace?.({ country, province, city }), [country, province, city]);

  function chooseProvince(name: string): void {
    setProvince(name);
    const chosen = placeNamed(provinces, name);
    if (!chosen || chosen.cities.some((one) => one.name === city)) return;
    // A municipality is its own and only city.
    setCity(chosen.cities.length === 1 ? (chosen.cities[0]?.name ?? "") : "");
    setDistrict("");
  }
  function chooseCity(name: string): void {
    setCity(name);
    if (placeNamed(cities, name) && !placeNamed(cities, name)?.districts.some((one) => one.name === district)) setDistrict("");
  }
  function changeCountry(code: string): void {
    setCountry(code);
    if (isMainland(code) !== mainland) for (const clear of [setProvince, setCity, setDistrict]) clear("");
  }
  const place = (name: string, label: string, value: string, places: readonly Place[], level: string, set: (value: string) => void, needed: boolean) => (
    <Field name={name} label={label} error={errors[name]} required={needed} optionalMark={needed ? null : optional}>
      {(control) => <PlaceCombobox control={control} value={value} places={places} autocomplete={level} onChange={set} />}
    </Field>
  );

  return (
    <div class="fields">
      <Field name="name" label={<Trans>Recipient</Trans>} error={errors["name"]} required>
        {(control) => <input {...control} type="text" autocomplete="name" maxLength={80} defaultValue={address?.name ?? ""} />}
      </Field>
      <Field name="phone" label={<Trans>Phone</Trans>} error={errors["phone"]} required>
        {(control) => <input {...control} type="tel" autocomplete="tel" inputMode="tel" maxLength={24} placeholder={calling ? `+${calling}` : ""} defaultValue={address?.phone ?? ""} />}
      </Field>
      <Field name="country" label={<Trans>Country or region</Trans>} error={errors["country"]} required class="field-full">
        {(control) => (
          <select {...control} value={country} autocomplete="country" onChange={(event) => changeCountry(event.currentTarget.value)}>
            {countries.map((code) => (
              <option key={code} value={code}>
                {countryName(code, i18n.locale)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {place("province", t`Province or state`, province, provinces, "address-level1", chooseProvince, needsPart(country, "province"))}
      {place("city", t`City`, city, cities, "address-level2", chooseCity, true)}
      {mainland && place("district", t`District`, district, districts, "address-level3", setDistrict, true)}
      {hasPostalCodes(country) && (
        <Field name="postal_code" label={<Trans>Postal code</Trans>} error={errors["postal_code"]} required={needsPostalCode(country)} optionalMark={needsPostalCode(country) ? null : optional}>
          {(control) => <input {...control} type="text" autocomplete="postal-code" maxLength={12} defaultValue={address?.postal_code ?? ""} />}
        </Field>
      )}
      <Field name="line1" label={<Trans>Street and number</Trans>} error={errors["line1"]} required class="field-full">
        {(control) => <input {...control} type="text" autocomplete="address-line1" maxLength={120} defaultValue={address?.line1 ?? ""} />}
      </Field>
      <Field name="line2" label={<Trans>Flat, floor, building</Trans>} error={errors["line2"]} optionalMark={optional} class="field-full">
        {(control) => <input {...control} type="text" autocomplete="address-line2" maxLength={120} defaultValue={address?.line2 ?? ""} />}
      </Field>
    </div>
  );
}

/** Empty until they are here, and when they cannot be had: then the fields are plain ones. */
function useRegions(wanted: boolean): Province[] {
  const [provinces, setProvinces] = useState<Province[]>([]);
  useEffect(() => {
    if (wanted) readRegions().then(setProvinces, () => undefined);
    else setProvinces([]);
  }, [wanted]);
  return provinces;
}
