import { defineConfig } from "@lingui/conf";

/** Ids are the English sentences themselves, so `en` is complete by construction and `zh-CN` is checked. */
export default defineConfig({
  sourceLocale: "en",
  locales: ["en", "zh-CN"],
  catalogs: [{ path: "<rootDir>/src/locales/{locale}", include: ["<rootDir>/src"] }],
  formatOptions: { lineNumbers: false, origins: false },
  orderBy: "message",
});
