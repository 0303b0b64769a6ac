import { i18n } from "@lingui/core";
import { currentLanguage, rememberedLanguage, speak, type Catalogues, type Language } from "@parure/shared";
import { useSyncExternalStore } from "react";

const catalogues: Catalogues = {
  "zh-CN": () => import("./locales/zh-CN.po"),
  en: () => import("./locales/en.po"),
};

export const startSpeaking = (): Promise<void> => speak(rememberedLanguage(), catalogues);
export const changeLanguage = (language: Language): Promise<void> => speak(language, catalogues, true);

/** The language in use. The root reads it, so that a switch renders the whole tree anew in place and no form loses its input. */
export function useLanguage(): Language {
  return useSyncExternalStore((changed) => i18n.on("change", changed), currentLanguage);
}

/** A bilingual text as the reader prefers it; a text that has only the other language is better than none. */
export function inReadersLanguage(text: { zh: string; en: string }): string {
  return currentLanguage() === "en" ? text.en || text.zh : text.zh || text.en;
}
