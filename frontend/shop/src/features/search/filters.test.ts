import { expect, test } from "vitest";
import { addressOf, cleared, filtersOf, noFilters, queryOf, toggled, withOnly, withoutParameter, withParameter, withRange, withValue } from "./filters";

const query = (address: string) => address.split("?")[1] ?? "";

test("an address and its filters are the same thing in two forms", () => {
  const address =
    "/shop?said=a+ring&q=dawn&category=ring&category=pendant&material=jadeite&min=5000&max=20000&filter=colour:D&filter=colour:E&exclude=metal:gold&prefer=occasion:proposal&range=carat:0.5..1&sort=-price";

  expect(addressOf(filtersOf(query(address)))).toBe(address);
});

test("what is not understood in an address is left out", () => {
  const filters = filtersOf("min=-4&max=1e9&sort=random&filter=%3Cb%3E&filter=colour:&range=carat:x..y&range=__proto__:1..2&utm_source=mail");

  expect(addressOf(filters)).toBe("/shop");
});

test("an address holds a bounded text and a bounded number of filters", () => {
  const long = filtersOf(`q=${"x".repeat(10_000)}&${Array.from({ length: 500 }, (_, index) => `filter=colour:${index}`).join("&")}`);

  expect(long.text).toHaveLength(200);
  expect(long.chosen["colour"]).toHaveLength(60);
});

test("prices of an address are whole units and prices of the API are minor units", () => {
  expect(queryOf(filtersOf("min=5000"))).toMatchObject({ min_price: 500_000, max_price: null });
});

test("every choice is a filter of the API, several of one facet are alternatives", () => {
  expect(queryOf(filtersOf("category=ring&filter=colour:D&filter=colour:E&range=carat:0.5.."))).toMatchObject({
    filter: ["category:ring", "colour:D", "colour:E"],
    range: ["carat:0.5.."],
  });
});

test("a value is chosen and taken back by the same press", () => {
  const chosen = toggled(toggled(noFilters, "colour", "D"), "colour", "E");

  expect(chosen.chosen).toEqual({ colour: ["D", "E"] });
  expect(toggled(toggled(chosen, "colour", "D"), "colour", "E")).toEqual(noFilters);
});

test("one door of a category closes the others", () => {
  expect(withOnly(filtersOf("category=ring&category=set"), "category", "pendant").chosen).toEqual({ category: ["pendant"] });
  expect(withOnly(filtersOf("category=ring"), "category", null).chosen).toEqual({});
});

test("a range without ends is none", () => {
  expect(withRange(filtersOf("range=carat:1..2"), "carat", { low: null, high: null })).toEqual(noFilters);
});

test("the parameters of a wish become filters that an address can hold", () => {
  const parameters = [
    ["category", "ring"],
    ["max_price", "500000"],
    ["range", "carat:0.50.."],
    ["filter", "clarity:VS1"],
    ["exclude", "metal:gold"],
    ["prefer", "occasion:proposal"],
    ["in_stock", "true"],
    ["sort", "price"],
  ] as const;

  const filters = parameters.reduce((now, [name, value]) => withParameter(now, name, value), noFilters);

  expect(addressOf(filters)).toBe(
    "/shop?category=ring&max=5000&filter=clarity:VS1&filter=in_stock:yes&exclude=metal:gold&prefer=occasion:proposal&range=carat:0.50..&sort=price",
  );
});

test("each parameter can be taken off again", () => {
  const filters = filtersOf("q=dawn&category=ring&min=1&max=2&filter=colour:D&filter=in_stock:yes&range=carat:1..");
  const parameters = [
    ["q", "dawn"],
    ["category", "ring"],
    ["max_price", "200"],
    ["filter", "colour:D"],
    ["in_stock", "true"],
    ["range", "carat:1.."],
  ] as const;

  expect(parameters.reduce((left, [name, value]) => withoutParameter(left, name, value), filters)).toEqual(noFilters);
});

test("clearing keeps what was searched for", () => {
  const filters = withValue(filtersOf("q=dawn&said=dawn+ring&category=ring&min=1&sort=price"), "excluded", "metal", "gold");

  expect(addressOf(cleared(filters))).toBe("/shop?q=dawn&sort=price");
});
