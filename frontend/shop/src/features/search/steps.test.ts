import { expect, test } from "vitest";
import { edgesOf, placesOf, spanOf } from "./steps";

const prices = { label: "Price", unit: null, min: 50_000, max: 4_000_000, buckets: [
  { from: 50_000, to: 100_000, count: 1 },
  { from: 100_000, to: 1_234_500, count: 5 },
  { from: 1_234_500, to: 4_000_000, count: 2 },
] };
const edges = edgesOf(prices);

test("a slider steps by the bars", () => {
  expect(edges).toEqual([50_000, 100_000, 1_234_500, 4_000_000]);
});

test("thumbs stand where the range is, and at the ends where it is open", () => {
  expect(placesOf(edges, { low: "1000", high: null }, 100)).toEqual([1, 3]);
  expect(placesOf(edges, undefined, 100)).toEqual([0, 3]);
});

test("a range that lies outside of what there is crosses no thumbs", () => {
  expect(placesOf(edges, { low: "90000", high: "90001" }, 100)).toEqual([3, 3]);
  expect(placesOf(edges, { low: null, high: "1" }, 100)).toEqual([0, 0]);
});

test("thumbs at the ends mean no range, others one in round numbers that leaves no bar out", () => {
  expect(spanOf(edges, [0, 3], 100)).toBeNull();
  expect(spanOf(edges, [1, 2], 100)).toEqual({ low: "1000", high: "13000" });
  expect(spanOf([0.3, 0.5, 0.737], [0, 1], 1)).toEqual({ low: null, high: "0.5" });
  expect(spanOf([0.1, 0.3, 0.737], [1, 2], 1)).toEqual({ low: "0.3", high: null });
});
