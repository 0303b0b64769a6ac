import { expect, test } from "vitest";
import type { Found } from "./answer";
import { chipsOf, rememberLabel, severalOf } from "./chips";
import { addressOf, filtersOf } from "./filters";

const found = {
  facet_names: { colour: "Colour", clarity: "Clarity" },
  facets: { colour: [{ value: "D", label: "D", count: 3 }], clarity: ["FL", "VS1"].map((value) => ({ value, label: value, count: 1 })) },
  ranges: { carat: { label: "Carat", unit: "ct", min: 0, max: 1, buckets: [] } },
} as unknown as Found;

const labels = (search: string) => chipsOf(filtersOf(search), found, "en").map((chip) => chip.label);

test("chips speak the words of the answer, with the name of a grade, and the value itself where it has none", () => {
  expect(labels("filter=colour:D&filter=metal_colour:two_tone")).toEqual(["Colour D", "two tone"]);
});

test("what a wish said keeps the wish's words", () => {
  rememberLabel("en", "occasion:proposal", "for a proposal");

  expect(labels("prefer=occasion:proposal")).toEqual(["for a proposal"]);
});

test("grades next to one another are one chip, as they were said or by their ends", () => {
  expect(labels("filter=clarity:VS1&filter=clarity:FL&filter=clarity:IF")).toEqual(["Clarity FL – VS1"]);
  expect(labels("filter=clarity:VS1&filter=clarity:FL")).toEqual(["Clarity VS1", "Clarity FL"]);

  rememberLabel("en", severalOf("clarity", ["FL", "VS1"]), "VS1 or better");

  expect(labels("filter=clarity:VS1&filter=clarity:FL")).toEqual(["VS1 or better"]);
  expect(chipsOf(filtersOf("filter=clarity:VS1&filter=clarity:FL&min=1"), found, "en").map((chip) => addressOf(chip.rest))).toEqual(["/shop?min=1", "/shop?filter=clarity:VS1&filter=clarity:FL"]);
});

test("a range is one chip, with its unit", () => {
  expect(labels("min=5000&max=20000&range=carat:0.50..")).toEqual(["≥ 0.5 ct", "CN¥5,000 – CN¥20,000"]);
  expect(labels("max=20000")).toEqual(["≤ CN¥20,000"]);
});

test("each chip knows the list without it", () => {
  const chips = chipsOf(filtersOf("category=ring&filter=colour:D&exclude=metal:gold&max=1"), found, "en");

  expect(chips.map((chip) => addressOf(chip.rest))).toEqual([
    "/shop?max=1&filter=colour:D&exclude=metal:gold",
    "/shop?category=ring&max=1&exclude=metal:gold",
    "/shop?category=ring&max=1&filter=colour:D",
    "/shop?category=ring&filter=colour:D&exclude=metal:gold",
  ]);
  expect(chips.map((chip) => chip.excluded)).toEqual([false, false, true, false]);
});
