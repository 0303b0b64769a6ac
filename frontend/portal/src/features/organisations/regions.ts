import { t } from "@lingui/core/macro";
import { currentLanguage } from "@parure/shared";

/** ISO 3166-2 where the Chinese trade sits, ISO 3166-1 elsewhere. Routing compares the country with that of the buyer's address. */
export const regions = [
  "CN-GD", "CN-SH", "CN-BJ", "CN-ZJ", "CN-JS", "CN-FJ", "CN-SD", "CN-HB", "CN-SC", "CN-CQ", "CN-YN", "CN-HA", "CN-SN", "CN-LN", "CN-TJ", "CN",
  "HK", "MO", "TW", "SG", "TH", "IN", "JP", "KR", "AE", "IL", "US", "GB", "FR", "IT", "BE", "CH", "DE",
] as const;

export function regionName(code: string | null | undefined): string {
  if (!code) return "—";
  const [country = code] = code.split("-");
  const province = provinceName(code);
  return [countryName(country), province ?? (code === country ? null : code)].filter(Boolean).join(" · ");
}

function countryName(code: string): string {
  try {
    return new Intl.DisplayNames(currentLanguage(), { type: "region" }).of(code) ?? code;
  } catch {
    return code; // not an ISO code: shown as it was given
  }
}

/** Intl has no names of provinces. */
function provinceName(code: string): string | null {
  switch (code) {
    case "CN-GD": return t`Guangdong`;
    case "CN-SH": return t`Shanghai`;
    case "CN-BJ": return t`Beijing`;
    case "CN-ZJ": return t`Zhejiang`;
    case "CN-JS": return t`Jiangsu`;
    case "CN-FJ": return t`Fujian`;
    case "CN-SD": return t`Shandong`;
    case "CN-HB": return t`Hubei`;
    case "CN-SC": return t`Sichuan`;
    case "CN-CQ": return t`Chongqing`;
    case "CN-YN": return t`Yunnan`;
    case "CN-HA": return t`Henan`;
    case "CN-SN": return t`Shaanxi`;
    case "CN-LN": return t`Liaoning`;
    case "CN-TJ": return t`Tianjin`;
    default: return null;
  }
}
