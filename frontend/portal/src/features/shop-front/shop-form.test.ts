import { describe, expect, it } from "vitest";

import type { Shop } from "../../api/types";
import { bodyOf, fieldsOf, isSlug, slugOf } from "./shop-form";

const shop = {
  slug: "maison-aube", name: { zh: "晨曦", en: "Maison Aube" }, tagline: null, about: null, accent: "rose", tone: "quiet", logo: null, banner: null,
  contact: { phone: "0755 8000 0118", email: null, wechat: null, address: null, hours: null },
} as unknown as Shop;

describe("the form of a shop", () => {
  it("sends what was read, and nothing where nothing is written", () => {
    expect(bodyOf(fieldsOf(shop))).toEqual({
      name: { zh: "晨曦", en: "Maison Aube" }, tagline: null, about: null, accent: "rose", tone: "quiet", logo: null, banner: null,
      contact: { phone: "0755 8000 0118", email: null, wechat: null, address: null, hours: null },
    });
  });

  it("says in both languages what was written in one", () => {
    expect(bodyOf({ ...fieldsOf(shop), tagline: { zh: " 晨光 ", en: "" } }).tagline).toEqual({ zh: "晨光", en: "晨光" });
  });
});

describe("an address of its own", () => {
  it("is made of the name's letters and digits", () => {
    expect(["Maison Aubé & Fils", "  No. 9 ", "航晖珠宝", "航晖 Hanghui"].map(slugOf)).toEqual(["maison-aube-fils", "no-9", "", "hanghui"]);
  });

  it("is three to forty small letters, digits and single hyphens", () => {
    expect(["lin", "a1-b2", "li", "-lin", "lin-", "l--n", "Lin", "a".repeat(41)].map(isSlug)).toEqual([true, true, false, false, false, false, false, false]);
  });
});
