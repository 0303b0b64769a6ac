import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import PO from "pofile";
import { expect, test } from "vitest";

const catalogue = (language: string) => PO.parse(readFileSync(fileURLToPath(new URL(`./${language}.po`, import.meta.url)), "utf8"));
const placeholders = (text: string): string[] => (text.match(/<\/?\d+\/?>|\{\w+/g) ?? []).sort();

test("every sentence of the shop is said in Chinese", () => {
  const unsaid = catalogue("zh-CN").items.filter((item) => !item.msgstr[0]);

  expect(unsaid.map((item) => item.msgid)).toEqual([]);
});

test("a translation keeps the values and links of its sentence", () => {
  const broken = catalogue("zh-CN").items.filter((item) => String(placeholders(item.msgid)) !== String(placeholders(item.msgstr[0] ?? "")));

  expect(broken.map((item) => item.msgid)).toEqual([]);
});
