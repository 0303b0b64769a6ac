/** Where a buyer would like to have a piece, or see it. Kept in this browser only. */
export interface Region {
  country: string;
  province: string;
  city: string;
}

const KEPT = "parure.region";
export const MAINLAND: Region = { country: "CN", province: "", city: "" };
/** Besides the mainland's provinces: addresses with a country code of their own. */
export const APART = ["HK", "MO", "TW"] as const;

export function keptRegion(storage: Pick<Storage, "getItem"> = localStorage): Region {
  try {
    const kept = JSON.parse(storage.getItem(KEPT) ?? "null") as Partial<Region> | null;
    const words = [kept?.country, kept?.province, kept?.city];
    return words.every((word) => typeof word === "string" && word.length <= 60) && /^[A-Z]{2}$/.test(kept?.country ?? "") ? (kept as Region) : MAINLAND;
  } catch {
    return MAINLAND;
  }
}

export function keepRegion(region: Region, storage: Pick<Storage, "setItem"> = localStorage): void {
  storage.setItem(KEPT, JSON.stringify(region));
}

/** "上海市", "广东省深圳市", the country's name, or nothing but the mainland. */
export function regionText({ country, province, city }: Region, language: string): string {
  if (!province) return country === "CN" ? (language === "zh-CN" ? "中国大陆" : "mainland China") : (new Intl.DisplayNames(language, { type: "region" }).of(country) ?? country);
  return city && city !== province ? `${province}${language === "zh-CN" ? "" : " "}${city}` : province;
}

/** "11月26日至28日", "26–28 November": days of the calendar there, whatever the reader's own zone. */
export function daysText(earliest: string, latest: string, language: string): string {
  const [from, to] = [earliest, latest].map((day) => new Date(`${day}T00:00:00Z`));
  if (!from || !to || Number.isNaN(from.getTime()) || Number.isNaN(to.getTime())) return "";
  const format = new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { month: "long", day: "numeric", timeZone: "UTC" });
  if (earliest === latest) return format.format(from);
  if (language !== "zh-CN") return format.formatRange(from, to);
  // Intl writes 11/26 – 11/28 here, which nobody says of a day.
  const until = from.getUTCMonth() === to.getUTCMonth() ? `${to.getUTCDate()}日` : format.format(to);
  return `${format.format(from)}至${until}`;
}
