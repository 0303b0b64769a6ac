import { expect, test } from "vitest";

import { fromInput, mistakesOf, toInput } from "./moments";

const NOW = Date.parse("2026-11-23T12:00:00Z");
const inHours = (hours: number): string => toInput(new Date(NOW + hours * 3_600_000).toISOString());

test("a moment goes into the input on the reader's clock and comes back the same", () => {
  expect(fromInput(toInput("2026-11-23T12:30:00.000Z"))).toBe("2026-11-23T12:30:00.000Z");
});

test("an empty or half-typed input is no moment", () => {
  expect(fromInput("")).toBeNull();
  expect(fromInput("2026-11")).not.toBe("2026-11");
  expect(fromInput("tomorrow")).toBeNull();
  expect(toInput(null)).toBe("");
});

test.each([
  [{ publish_at: "", take_down_at: "" }, { publish_at: "nothing" }],
  [{ publish_at: inHours(-1), take_down_at: "" }, { publish_at: "past" }],
  [{ publish_at: "", take_down_at: inHours(-1) }, { take_down_at: "past" }],
  [{ publish_at: inHours(2), take_down_at: inHours(1) }, { take_down_at: "reversed" }],
  [{ publish_at: inHours(1), take_down_at: inHours(2) }, {}],
  [{ publish_at: "", take_down_at: inHours(1) }, {}],
])("an appointment that makes no sense is told before it is sent: %j", (appointment, mistakes) => {
  expect(mistakesOf(appointment, NOW)).toEqual(mistakes);
});
