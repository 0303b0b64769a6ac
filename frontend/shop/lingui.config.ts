import { defineConfig } from "@lingui/conf";
import { firstPaint } from "./first-paint";

const first = firstPaint().map((file) => `<rootDir>/src/${file}`);

export default defineConfig({
  sourceLocale: "en",
  locales: ["en", "zh-CN"],
  catalogs: [
    { path: "<rootDir>/src/locales/first/{locale}", include: first },
    { path: "<rootDir>/src/locales/rest/{locale}", include: ["<rootDir>/src"], exclude: first },
  ],
  formatOptions: { lineNumbers: false },
  orderBy: "message",
});
