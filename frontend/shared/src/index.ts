export { ApiClient, randomId, urlOf, type Answer, type CallOptions, type QueryValue } from "./api/client.ts";
export { ApiProblem, type FieldProblem, type Problem } from "./api/problem.ts";
export type * from "./api/types.ts";
export { exponentOf, formatMoney, moneyToInput, parseMoney, sameMoney } from "./format/money.ts";
export { formatDistance, formatTime } from "./format/time.ts";
export {
  chooseLanguage,
  currentLanguage,
  languageNames,
  languages,
  rememberedLanguage,
  speak,
  type Catalogues,
  type Language,
} from "./i18n/language.ts";
export { Session, type SessionState } from "./session/session.ts";
export { api, session } from "./app.ts";
