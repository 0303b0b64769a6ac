import { expect, test } from "vitest";

import { countOf, firstRows, perDay } from "./counts";

test("orders are counted on the day they arrived, oldest day first, days without any as zero", () => {
  const now = new Date(2026, 10, 23, 12);
  const at = (day: number, hour: number) => new Date(2026, 10, day, hour).toISOString();

  const days = perDay([at(23, 1), at(23, 11), at(21, 23), at(2, 8)], 3, now);

  expect(days.map(({ day, count }) => [day.getDate(), count])).toEqual([[21, 1], [22, 0], [23, 2]]);
});

test("none is said only when it is known", () => {
  expect([countOf(0, false), countOf(0, true), countOf(7, false), countOf(100, true)]).toEqual(["0", "—", "7", "100+"]);
});

test("empty pages of a filtered list are looked behind, but not without end", async () => {
  const page = (items: number[], next_cursor: string | null) => Promise.resolve({ items, next_cursor });

  expect(await firstRows((cursor) => (cursor ? page([1], null) : page([], "next")))).toEqual({ items: [1], next_cursor: null });
  expect(await firstRows(() => page([], "next"))).toEqual({ items: [], next_cursor: "next" });
});
