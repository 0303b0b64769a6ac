/* Moments between the API (RFC 3339, UTC) and a browser's input of date and time, which knows the reader's own clock only. */

const two = (number: number): string => String(number).padStart(2, "0");

/** `2026-11-23T20:30` on the reader's clock; empty for none. */
export function toInput(moment: string | null | undefined): string {
  if (!moment) return "";
  const at = new Date(moment);
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** The moment in UTC; null for an empty input. */
export function fromInput(text: string): string | null {
  const at = new Date(text);
  return text && !Number.isNaN(at.getTime()) ? at.toISOString() : null;
}

export type Appointment = { publish_at: string; take_down_at: string };
export type Mistake = "nothing" | "past" | "reversed";

/** What is wrong with an appointment before it is sent, by field. */
export function mistakesOf({ publish_at: from, take_down_at: until }: Appointment, now: number): Partial<Record<keyof Appointment, Mistake>> {
  const [start, end] = [fromInput(from), fromInput(until)].map((moment) => (moment ? Date.parse(moment) : null));
  if (start == null && end == null) return { publish_at: "nothing" };
  if (start != null && start <= now) return { publish_at: "past" };
  if (end != null && end <= now) return { take_down_at: "past" };
  if (start != null && end != null && end <= start) return { take_down_at: "reversed" };
  return {};
}
