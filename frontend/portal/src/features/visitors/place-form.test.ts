import { expect, test } from "vitest";

import type { Location } from "../../api/types";
import { bodyOf, both, fieldsOf, isDegrees, noPlace, splitPair } from "./place-form";

const written = {
  ...noPlace,
  city: { zh: "深圳", en: "" },
  address: { zh: "福华三路 118 号", en: "118 Fuhua 3rd Road" },
  coordinates: { latitude: "22.53418", longitude: "114.05541" },
};

test("what is empty is not sent, and one language stands for both", () => {
  expect(bodyOf(written)).toEqual({
    city: { zh: "深圳", en: "深圳" },
    address: { zh: "福华三路 118 号", en: "118 Fuhua 3rd Road" },
    coordinates: { latitude: 22.53418, longitude: 114.05541 },
    pickup: true,
  });
  expect(both({ zh: " ", en: "" })).toBeNull();
});

test("a shop on the map comes back as it was written", () => {
  const body = bodyOf({ ...written, hours: { zh: "每日", en: "Daily" }, phone: "0755 8000 0118", pickup: false });
  const location = { name: "店", region: "CN-GD", visitors: body } as unknown as Location;

  expect(bodyOf(fieldsOf(location))).toEqual(body);
  expect(fieldsOf({ name: "店", region: "HK", visitors: null } as unknown as Location)).toEqual({ ...noPlace, name: "店", region: "HK" });
});

test("degrees lie on the globe, and come as a pair or not at all", () => {
  expect(isDegrees("", 90, "")).toBe(true);
  expect(isDegrees("", 90, "114")).toBe(false);
  expect(isDegrees("90.1", 90, "114")).toBe(false);
  expect(isDegrees("-33.86", 90, "151.2")).toBe(true);
  expect(isDegrees("22°32'", 90, "114")).toBe(false);
});

test("a pair that was copied from a map falls into its two fields", () => {
  expect(splitPair("22.53418, 114.05541")).toEqual({ latitude: "22.53418", longitude: "114.05541" });
  expect(splitPair("-33.86，151.2")).toEqual({ latitude: "-33.86", longitude: "151.2" });
  expect(splitPair("22.53418")).toBeNull();
});
