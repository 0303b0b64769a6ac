import { readFileSync } from "node:fs";

import { expect, test } from "vitest";

const catalogue = (locale: string) => readFileSync(new URL(`./${locale}.po`, import.meta.url), "utf8");
const entries = (po: string) => [...po.matchAll(/^msgid "(.+)"\nmsgstr "(.*)"$/gm)].map(([, id = "", text = ""]) => ({ id, text }));
const placeholders = (text: string) => [...text.matchAll(/\{(\w+)/g)].map(([, name]) => name).sort();

test("every sentence is there in Chinese", () => {
  const missing = entries(catalogue("zh-CN")).filter(({ text }) => !text);

  expect(missing).toEqual([]);
});

test("a translation fills the same places as its sentence", () => {
  const differing = entries(catalogue("zh-CN")).filter(({ id, text }) => !text.includes("plural") && String(placeholders(id)) !== String(placeholders(text)));

  expect(differing).toEqual([]);
});
