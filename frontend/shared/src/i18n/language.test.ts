import { expect, test } from "vitest";
import { chooseLanguage } from "./language";

test("a remembered choice wins over the browser's languages", () => {
  expect(chooseLanguage("en", ["zh-CN"])).toBe("en");
});

test("the first language of the browser that we speak is spoken", () => {
  expect(chooseLanguage(null, ["fr-FR", "en-GB", "zh-TW"])).toBe("en");
  expect(chooseLanguage(null, ["zh-Hant-HK", "en"])).toBe("zh-CN");
});

test("a browser that speaks none of ours is spoken to in Chinese", () => {
  expect(chooseLanguage("klingon", ["fr"])).toBe("zh-CN");
});
