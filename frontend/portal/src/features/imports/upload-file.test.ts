import { expect, test } from "vitest";

import { LARGEST_BYTES, troubleWith } from "./upload-file";

test.each([
  ["listings.xlsx", 10, null],
  ["商品.CSV", 10, null],
  ["products.jsonl", LARGEST_BYTES, null],
  ["listings.xls", 10, "format"],
  ["csv", 10, "format"],
  ["listings.csv", 0, "empty"],
  ["listings.csv", LARGEST_BYTES + 1, "size"],
])("%s of %i bytes: %s", (name, size, trouble) => {
  expect(troubleWith({ name, size })).toBe(trouble);
});
