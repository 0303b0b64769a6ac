import { expect, test } from "vitest";
import { cutOf, type Plane } from "./cuts";
import { gemOf } from "./has-gem";
import { metalOf, opticsOf, widthOf } from "./optics";

const inside = (planes: readonly Plane[], point: readonly number[]) => planes.every(([x, y, z, d]) => x * (point[0] ?? 0) + y * (point[1] ?? 0) + z * (point[2] ?? 0) <= d + 1e-9);
const SHAPES = ["round", "oval", "cushion", "princess", "emerald", "asscher", "radiant", "pear", "marquise"];

test("a round brilliant has 57 facets and a girdle", () => {
  expect(cutOf("round").planes).toHaveLength(1 + 8 + 16 + 8 + 16 + 8 + 32);
});

test.each(SHAPES)("every facet of a %s faces outward and the stone is closed", (shape) => {
  const { planes, top, bottom } = cutOf(shape);

  expect(inside(planes, [0, 0, 0])).toBe(true);
  for (const [x, y, z, d] of planes) {
    expect(Math.hypot(x, y, z)).toBeCloseTo(1);
    expect(d).toBeGreaterThan(0);
  }
  for (const away of [[2, 0, 0], [-2, 0, 0], [0, 2, 0], [0, -2, 0], [0, 0, 2], [0, 0, -2]]) expect(inside(planes, away)).toBe(false);
  expect(inside(planes, [0, 0, top + 0.01])).toBe(false);
  expect(inside(planes, [0, 0, bottom - 0.02])).toBe(false);
});

test.each(SHAPES)("a %s is one wide, however it is cut", (shape) => {
  const { planes } = cutOf(shape);
  const reach = (x: number) => Math.min(...planes.filter(([nx]) => nx * x > 1e-6 && true).map(([nx, , , d]) => d / Math.abs(nx)));

  expect(reach(1)).toBeGreaterThan(0.4);
  expect(reach(1)).toBeLessThan(0.56);
});

test("table and depth of a report are those of the stone", () => {
  const { planes, top, bottom } = cutOf("round", { table: 0.6, depth: 0.63 });

  expect(top - bottom).toBeCloseTo(0.63, 5);
  const rim = [0.3 - 0.004, 0, top - 1e-6];
  expect(inside(planes, rim)).toBe(true);
  expect(inside(planes, [0.31, 0, top - 1e-6])).toBe(false);
});

test("what is not stated is as usual", () => {
  expect(cutOf("round", { table: Number.NaN })).toEqual(cutOf("round"));
});

test("a fancy colour tints, a D does not, a K a little", () => {
  const [d, k, intense] = ["D", "K", "Fancy Intense Yellow"].map((colour) => opticsOf("diamond", colour).absorbs[2]);

  expect(d).toBeLessThan(0.05);
  expect(k).toBeGreaterThan(d ?? 0);
  expect(intense).toBeGreaterThan(1);
});

test("the metal is that of the piece", () => {
  expect(metalOf("k_gold", "rose")[1]).toBeLessThan(metalOf("k_gold", "yellow")[1]);
  expect(metalOf("platinum")).toEqual(metalOf("platinum", null));
});

test("half a carat is five millimetres wide", () => {
  expect(widthOf(0.5)).toBeCloseTo(5.16, 1);
});

test("jade, pearls and hearts are not drawn: light goes another way through them", () => {
  const stones = [{ kind: "pearl", role: "main", count: 1 }, { kind: "jadeite", role: "main", shape: "cabochon" }, { kind: "diamond", role: "main", shape: "heart" }, { kind: "diamond", role: "accent", shape: "round" }];
  expect(gemOf({ attributes: { stones } } as never)).toBe(null);
  expect(gemOf({ attributes: { stones: [...stones, { kind: "diamond", role: "main", shape: "round" }] } } as never)).toMatchObject({ shape: "round" });
});
