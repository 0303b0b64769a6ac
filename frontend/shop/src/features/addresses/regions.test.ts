import { describe, expect, it } from "vitest";
import file from "./regions.json";
import { placeNamed, placesLike, readingOf, regionsOf, type RegionFile } from "./regions";

const provinces = regionsOf(file as unknown as RegionFile);
const names = (places: readonly { name: string }[]): string[] => places.map((place) => place.name);
const citiesOf = (province: string) => placeNamed(provinces, province)?.cities ?? [];

describe("regions of mainland China", () => {
  it("has 31 provinces, each with cities, each city with districts", () => {
    expect(provinces).toHaveLength(31);
    for (const { cities } of provinces) {
      expect(cities.length).toBeGreaterThan(0);
      for (const { districts } of cities) expect(districts.every(({ name, sound }) => name && sound)).toBe(true);
    }
  });

  it("finds a place by its name, its pinyin and its initials", () => {
    expect(names(placesLike(provinces, "上海"))).toEqual(["上海市"]);
    expect(names(placesLike(provinces, "shangh"))).toEqual(["上海市"]);
    expect(names(placesLike(provinces, "gd"))).toEqual(["广东省"]);
    expect(names(placesLike(citiesOf("广东"), "sz"))).toEqual(["深圳市"]);
    expect(placesLike(provinces, "")).toHaveLength(31);
    expect(placesLike(provinces, "atlantis")).toEqual([]);
  });

  it("knows which sign of a name sounds otherwise", () => {
    const shanghai = citiesOf("上海市")[0]?.districts ?? [];

    expect(readingOf(placeNamed(shanghai, "闵行")!)).toBe("Minhang");
    expect(readingOf(placeNamed(shanghai, "长宁区")!)).toBe("Changning");
    expect(readingOf(placeNamed(provinces, "重庆")!)).toBe("Chongqing");
  });

  it("takes a text for a place only when it can be no other", () => {
    expect(placeNamed(provinces, "河")).toBeNull();
    expect(placeNamed(provinces, "hebei")?.name).toBe("河北省");
    expect(placeNamed(citiesOf("江苏省"), "苏州")?.name).toBe("苏州市");
  });
});
