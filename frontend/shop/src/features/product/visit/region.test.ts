import { expect, test } from "vitest";
import { daysText, keepRegion, keptRegion, MAINLAND, regionText } from "./region";

const storageOf = (kept: string | null) => ({ getItem: () => kept });

test("a region is remembered, and what is no region is not believed", () => {
  let kept: string | null = null;
  keepRegion({ country: "CN", province: "广东省", city: "深圳市" }, { setItem: (_, value) => void (kept = value) });

  expect(keptRegion(storageOf(kept))).toEqual({ country: "CN", province: "广东省", city: "深圳市" });
  for (const broken of [null, "", "{", "[]", '{"country":"china"}', '{"country":"CN","province":1,"city":""}']) expect(keptRegion(storageOf(broken))).toEqual(MAINLAND);
});

test("a municipality is not named twice", () => {
  expect(regionText({ country: "CN", province: "上海市", city: "上海市" }, "zh-CN")).toBe("上海市");
  expect(regionText({ country: "CN", province: "广东省", city: "深圳市" }, "zh-CN")).toBe("广东省深圳市");
  expect(regionText({ country: "HK", province: "", city: "" }, "en")).toContain("Hong Kong");
});

test("days are those of the place, in the reader's language", () => {
  expect(daysText("2026-11-26", "2026-11-26", "zh-CN")).toBe("11月26日");
  expect(daysText("2026-11-26", "2026-11-28", "en")).toMatch(/^26.–.?28 November$/);
  expect(daysText("2026-11-26", "2026-11-28", "zh-CN")).toBe("11月26日至28日");
  expect(daysText("2026-11-29", "2026-12-02", "zh-CN")).toBe("11月29日至12月2日");
  expect(daysText("", "soon", "en")).toBe("");
});
