import { expect, test } from "vitest";

import { perDay } from "./counts";

test("orders are counted on the day they arrived, oldest day first, days without any as zero", () => {
  const now = new Date(2026, 10, 23, 12);
  const at = (day: number, hour: number) => new Date(2026, 10, day, hour).toISOString();

  const days = perDay([at(23, 1), at(23, 11), at(21, 23), at(2, 8)], 3, now);

  expect(days.map(({ day, count }) => [day.getDate(), count])).toEqual([[21, 1], [22, 0], [23, 2]]);
});
