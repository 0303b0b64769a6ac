/** "26 Nov – 28 Nov", "11月26日周四–28日周六": days of a calendar, not moments, so no zone shifts them. */
export function days(earliest: string, latest: string, language: string): string {
  const format = new Intl.DateTimeFormat(language, { month: "short", day: "numeric", weekday: "short", timeZone: "UTC" });
  const [from, to] = [new Date(earliest), new Date(latest)];
  return earliest === latest ? format.format(from) : format.formatRange(from, to);
}
