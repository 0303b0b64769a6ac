import { i18n, type Messages } from "@lingui/core";
import type { Catalogues, Language } from "@parure/shared";

/** Sentences in two parts, so that the first paint waits for its own only; ../first-paint.ts says which those are. */
const first: Catalogues = { "zh-CN": () => import("./locales/first/zh-CN.po"), en: () => import("./locales/first/en.po") };
const rest: Catalogues = { "zh-CN": () => import("./locales/rest/zh-CN.po"), en: () => import("./locales/rest/en.po") };
const learnt: Partial<Record<Language, Promise<void>>> = {};
let speaking: Language = "zh-CN";
let needed = false;

export const catalogues: Catalogues = { "zh-CN": () => spoken("zh-CN"), en: () => spoken("en") };

/** Something that is opened later, once its words are there too: `lazy(() => withWords(import("./zoom")))`. */
export async function withWords<Module>(module: Promise<Module>): Promise<Module> {
  needed = true;
  const language = speaking;
  learnt[language] ??= rest[language]().then(({ messages }) => i18n.load(language, messages));
  const [loaded] = await Promise.all([module, learnt[language]]);
  return loaded;
}

async function spoken(language: Language): Promise<{ messages: Messages }> {
  speaking = language;
  const { messages } = await first[language]();
  return { messages: needed ? { ...messages, ...(await rest[language]()).messages } : messages };
}
