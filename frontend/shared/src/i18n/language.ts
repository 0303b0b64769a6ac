import { i18n, type Messages } from "@lingui/core";

export type Language = "zh-CN" | "en";
export const languages: readonly Language[] = ["zh-CN", "en"];
export const languageNames: Record<Language, string> = { "zh-CN": "中文", en: "English" };

const REMEMBERED = "parure.language";

/** The remembered choice, else the first of the browser's languages that we speak, else Chinese. */
export function chooseLanguage(remembered: string | null, preferred: readonly string[]): Language {
  if (remembered === "zh-CN" || remembered === "en") return remembered;
  for (const tag of preferred) {
    const base = tag.toLowerCase().split("-")[0];
    if (base === "zh") return "zh-CN";
    if (base === "en") return "en";
  }
  return "zh-CN";
}

export function rememberedLanguage(): Language {
  return chooseLanguage(read(REMEMBERED), navigator.languages);
}

export const currentLanguage = (): Language => (i18n.locale === "en" ? "en" : "zh-CN");

export type Catalogues = Record<Language, () => Promise<{ messages: Messages }>>;

/** Loads a catalogue and makes it the page's language; `remember` keeps the choice for the next visit. */
export async function speak(language: Language, catalogues: Catalogues, remember = false): Promise<void> {
  const { messages } = await catalogues[language]();
  i18n.loadAndActivate({ locale: language, messages });
  document.documentElement.lang = language;
  if (remember) write(REMEMBERED, language);
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null; // storage may be forbidden by the browser's settings
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // The choice then lasts for this page only.
  }
}
