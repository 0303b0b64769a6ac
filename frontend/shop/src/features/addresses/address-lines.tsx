import { useLingui } from "@lingui/react";
import { countryName, isMainland } from "./address";
import type { SavedAddress } from "./store";

/** An address as its country writes it: from the large to the small in China, the other way round elsewhere. */
export function AddressLines({ address }: { address: SavedAddress }) {
  const { i18n } = useLingui();
  const { country, province, city, district, line1, line2, postal_code } = address;
  const region = [province, city === province ? null : city, district].filter(Boolean).join(" ");
  const street = [line1, line2].filter(Boolean).join(isMainland(country) ? " " : ", ");
  const lines = isMainland(country) ? [region, street] : [street, [postal_code, city, province].filter(Boolean).join(" "), countryName(country, i18n.locale)];
  return (
    <span class="address-lines">
      {lines.map((line) => (
        <span key={line}>{line}</span>
      ))}
    </span>
  );
}
