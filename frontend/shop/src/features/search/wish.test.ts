import { expect, test } from "vitest";
import { addressOf } from "./filters";
import { filtersOfWish, labelsOfWish } from "./wish";

const wish = {
  text: "dawn",
  problems: [],
  understood: [
    { label: "Rings", params: [{ name: "category", value: "ring" }] },
    { label: "for a proposal", params: [{ name: "prefer", value: "occasion:proposal" }] },
    { label: "VS1 or better", params: ["IF", "VS1"].map((grade) => ({ name: "filter", value: `clarity:${grade}` })) },
    { label: "under ¥5,000", params: [{ name: "max_price", value: "500000" }] },
  ],
};

test("a wish becomes filters, and what was not understood is searched as text", () => {
  expect(addressOf(filtersOfWish(wish, "dawn ring"))).toBe(
    "/shop?said=dawn+ring&q=dawn&category=ring&max=5000&filter=clarity:IF&filter=clarity:VS1&prefer=occasion:proposal",
  );
});

test("a sentence of which nothing was understood is plain text", () => {
  expect(addressOf(filtersOfWish({ text: "dawn", understood: [], problems: [] }, "dawn"))).toBe("/shop?q=dawn");
});

test("a part that is one value names it", () => {
  expect(labelsOfWish(wish).slice(0, 2)).toEqual([
    ["category:ring", "Rings"],
    ["occasion:proposal", "for a proposal"],
  ]);
});

test("a part that is several values names them together", () => {
  expect(labelsOfWish(wish)).toContainEqual(["clarity:IF|VS1", "VS1 or better"]);
});
