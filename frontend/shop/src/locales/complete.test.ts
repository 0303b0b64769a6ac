import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import PO from "pofile";
import { expect, test } from "vitest";
import { firstPaint, resolved } from "../../first-paint";

const SOURCE = fileURLToPath(new URL("..", import.meta.url));
const items = ["first", "rest"].flatMap((part) => PO.parse(readFileSync(join(SOURCE, "locales", part, "zh-CN.po"), "utf8")).items);
const placeholders = (text: string): string[] => (text.match(/<\/?\d+\/?>|\{\w+(?=[,}])/g) ?? []).sort();

test("every sentence of the shop is said in Chinese", () => {
  const unsaid = items.filter((item) => !item.msgstr[0]);

  expect(unsaid.map((item) => item.msgid)).toEqual([]);
});

test("a translation keeps the values and links of its sentence", () => {
  const broken = items.filter((item) => String(placeholders(item.msgid)) !== String(placeholders(item.msgstr[0] ?? "")));

  expect(broken.map((item) => item.msgid)).toEqual([]);
});

test("what is opened later brings its words along", () => {
  const first = new Set(firstPaint());
  const files = readdirSync(SOURCE, { recursive: true, encoding: "utf8" }).filter((file) => /\.tsx?$/.test(file) && !/\.test\./.test(file));

  const wordless = files.flatMap((file) =>
    [...readFileSync(join(SOURCE, file), "utf8").matchAll(/(.{0,30})import\("(\.[^"]+)"\)/g)]
      .filter(([, before, name]) => {
        const target = resolved(dirname(join(SOURCE, file)), name ?? "");
        const says = target && /@lingui\/[^"]*macro/.test(readFileSync(target, "utf8"));
        return says && !first.has(relative(SOURCE, target)) && !/(withWords\(|later\(\(\) => )$/.test(before ?? "");
      })
      .map(([, , name]) => `${file}: ${name}`),
  );

  expect(wordless).toEqual([]);
});
