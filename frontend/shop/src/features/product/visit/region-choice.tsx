import { useEffect, useState } from "react";
import { Trans, useLingui } from "@lingui/react/macro";
import { readingOf, readRegions, type Place, type Province } from "../../addresses/regions";
import { APART, MAINLAND, regionText, type Region } from "./region";

interface Props {
  region: Region;
  onChoose: (region: Region) => void;
}

/** Province and city, from the same file as addresses. */
export function RegionChoice({ region, onChoose }: Props) {
  const { i18n } = useLingui();
  const [provinces, setProvinces] = useState<Province[]>([]);
  useEffect(() => {
    readRegions().then(setProvinces, () => undefined);
  }, []);
  const names = new Intl.DisplayNames(i18n.locale, { type: "region" });
  const named = (place: Place) => (i18n.locale === "zh-CN" ? place.name : `${readingOf(place)} ${place.name}`);
  const cities = provinces.find(({ name }) => name === region.province)?.cities ?? [];
  return (
    <div class="visit-choice">
      <span class="select">
        <label class="sr-only" for="visit-province">
          <Trans>Province or region</Trans>
        </label>
        <select
          id="visit-province"
          value={region.country === "CN" ? region.province : region.country}
          onChange={({ currentTarget: { value } }) =>
            onChoose(APART.some((code) => code === value) ? { country: value, province: "", city: "" } : { country: "CN", province: value, city: "" })
          }
        >
          <option value="">{regionText(MAINLAND, i18n.locale)}</option>
          {provinces.map((province) => (
            <option key={province.name} value={province.name}>
              {named(province)}
            </option>
          ))}
          {APART.map((code) => (
            <option key={code} value={code}>
              {names.of(code)}
            </option>
          ))}
        </select>
      </span>
      {cities.length > 1 && (
        <span class="select">
          <label class="sr-only" for="visit-city">
            <Trans>City</Trans>
          </label>
          <select id="visit-city" value={region.city} onChange={(event) => onChoose({ ...region, city: event.currentTarget.value })}>
            <option value="">{i18n.locale === "zh-CN" ? "—" : "–"}</option>
            {cities.map((city) => (
              <option key={city.name} value={city.name}>
                {named(city)}
              </option>
            ))}
          </select>
        </span>
      )}
    </div>
  );
}
