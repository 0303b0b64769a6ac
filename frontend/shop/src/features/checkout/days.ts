/** "Thu, Nov 26 – Fri, Nov 27", "11月26日周四 – 11月27日周五": days of a calendar, not moments, so no zone shifts them. */
export function days(earliest: string, latest: string, language: string): string {
  const format = new Intl.DateTimeFormat(language, { month: "short", day: "numeric", weekday: "short", timeZone: "UTC" });
  const [from, to] = [earliest, latest].map((day) => format.format(new Date(day)));
  return from === to ? `${from}` : `${from} – ${to}`;
}
