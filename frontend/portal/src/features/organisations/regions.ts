import { currentLanguage } from "@parure/shared";

/** ISO 3166 codes of where the trade sits. Routing compares them with the country of the buyer's address. */
export const regions = ["CN", "HK", "MO", "TW", "SG", "TH", "IN", "JP", "KR", "AE", "IL", "US", "GB", "FR", "IT", "BE", "CH", "DE"] as const;

export function regionName(code: string | null | undefined): string {
  if (!code) return "—";
  try {
    return new Intl.DisplayNames(currentLanguage(), { type: "region" }).of(code) ?? code;
  } catch {
    return code; // not an ISO code: shown as it was given
  }
}
