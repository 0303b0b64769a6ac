import { expect, test } from "vitest";
import { addressOf, countActive, filtersOf, queryOf } from "./filters";

test("an address and its filters are the same thing in two forms", () => {
  const address = "/shop?category=ring&material=jadeite&min=5000&max=20000&sort=-price";

  expect(addressOf(filtersOf(address.split("?")[1] ?? ""))).toBe(address);
});

test("what is not understood in an address is left out", () => {
  const filters = filtersOf("category=shoes&material=%3Cb%3E&min=-4&max=1e9&sort=random");

  expect(addressOf(filters)).toBe("/shop");
});

test("prices of an address are whole units and prices of the API are minor units", () => {
  expect(queryOf(filtersOf("min=5000")).min_price).toBe(500_000);
});

test("a price range counts as one filter and the order as none", () => {
  expect(countActive(filtersOf("min=1&max=2&sort=price&category=ring"))).toBe(2);
});
