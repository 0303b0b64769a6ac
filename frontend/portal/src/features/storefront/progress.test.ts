import { expect, test } from "vitest";

import { secondsOf, shareOf, standsStill } from "./progress";

const NOW = Date.parse("2026-11-23T12:00:00Z");

test("a rebuild shows its share of what was found, and all when it is finished", () => {
  expect(shareOf({ products: 0, published: 0, status: "listing" })).toBe(0);
  expect(shareOf({ products: 40, published: 10, status: "publishing" })).toBe(0.25);
  expect(shareOf({ products: 0, published: 0, status: "finished" })).toBe(1);
});

test("one that was counted twice is not more than whole", () => {
  expect(shareOf({ products: 40, published: 41, status: "publishing" })).toBe(1);
});

test("five minutes without progress are a standstill, unless it is finished", () => {
  const old = "2026-11-23T11:54:00Z";
  expect(standsStill({ status: "publishing", updated_at: old }, NOW)).toBe(true);
  expect(standsStill({ status: "publishing", updated_at: "2026-11-23T11:59:00Z" }, NOW)).toBe(false);
  expect(standsStill({ status: "finished", updated_at: old }, NOW)).toBe(false);
});

test("how long it took is known at the end", () => {
  expect(secondsOf({ started_at: "2026-11-23T12:00:00Z", finished_at: "2026-11-23T12:01:05Z" })).toBe(65);
  expect(secondsOf({ started_at: "2026-11-23T12:00:00Z", finished_at: null })).toBeNull();
});
