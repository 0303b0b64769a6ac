import type { Catalogues } from "@parure/shared";

export const catalogues: Catalogues = {
  "zh-CN": () => import("./locales/zh-CN.po"),
  en: () => import("./locales/en.po"),
};
