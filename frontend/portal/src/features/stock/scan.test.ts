import { expect, test } from "vitest";

import { addScan, readScan } from "./scan";

const ring = { sku: "RING-1", title: { zh: "戒", en: "Ring" }, quantity: 1, piece: false, serial: "" };

test.each([
  ["ring-1", { code: "RING-1", quantity: 1 }],
  [" RING-1\n", { code: "RING-1", quantity: 1 }],
  ["3*ring-1", { code: "RING-1", quantity: 3 }],
  ["3 x RING-1", { code: "RING-1", quantity: 3 }],
  ["RING-1*12", { code: "RING-1", quantity: 12 }],
  ["RING-1 x2", { code: "RING-1", quantity: 2 }],
  ["BOX-1", { code: "BOX-1", quantity: 1 }],
  ["", null],
  ["two words", null],
  ["0*RING-1", null],
])("%j is read as %j", (text, expected) => {
  expect(readScan(text)).toEqual(expected);
});

test("a variant scanned again adds to its line, and the newest is on top", () => {
  let lines = addScan([], ring, "a");
  lines = addScan(lines, { ...ring, sku: "RING-2" }, "b");
  lines = addScan(lines, { ...ring, quantity: 2 }, "c");

  expect(lines.map(({ sku, quantity, key }) => [sku, quantity, key])).toEqual([["RING-1", 3, "c"], ["RING-2", 1, "b"]]);
});

test("a piece is there once however often it is scanned, and keeps its serial", () => {
  const piece = { ...ring, sku: "JADE-1", piece: true };

  const lines = addScan(addScan([], { ...piece, serial: "JB-7" }, "a"), piece, "b");

  expect(lines).toMatchObject([{ sku: "JADE-1", quantity: 1, serial: "JB-7" }]);
});
