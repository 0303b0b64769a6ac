import { expect, test } from "vitest";
import { circumferenceOf, keepScale, keptScale, nearestSize, NOMINAL, rowFor } from "./measures";

const rows = [44, 45, 46, 47].map((mm) => ({ circumference_mm: String(mm) }));

test("between two sizes the larger one is named", () => {
  expect(rowFor(rows, 45.5)?.circumference_mm).toBe("46");
  expect(rowFor(rows, 45.2)?.circumference_mm).toBe("45");
  expect(rowFor(rows, 40)?.circumference_mm).toBe("44");
  expect(rowFor(rows, 60)).toBe(null);
});

test("a ring of 16.5 mm inside is size 52 around", () => {
  expect(circumferenceOf(16.55)).toBeCloseTo(52, 1);
});

test("a variant is proposed only when it fits", () => {
  const options = [{ circumference: 50 }, { circumference: 52 }];
  expect(nearestSize(options, 51.6)?.circumference).toBe(52);
  expect(nearestSize(options, 54)).toBe(null);
  expect(nearestSize([], 52)).toBe(null);
});

test("a screen's scale is kept, nonsense is not believed", () => {
  const kept = new Map<string, string>();
  const storage = { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) };

  expect(keptScale(storage)).toBe(null);
  keepScale(4.2, storage);
  expect(keptScale(storage)).toBe(4.2);
  kept.set("parure.px-per-mm", "9000");
  expect(keptScale(storage)).toBe(null);
  expect(NOMINAL).toBeCloseTo(3.7795, 3);
});
