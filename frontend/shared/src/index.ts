export { ApiClient, randomId, urlOf, type Answer, type CallOptions, type QueryValue } from "./api/client";
export { ApiProblem, type FieldProblem, type Problem } from "./api/problem";
export type * from "./api/types";
export { exponentOf, formatMoney, moneyToInput, parseMoney, sameMoney } from "./format/money";
export { formatDistance, formatTime } from "./format/time";
export {
  chooseLanguage,
  currentLanguage,
  languageNames,
  languages,
  rememberedLanguage,
  speak,
  type Catalogues,
  type Language,
} from "./i18n/language";
export { Session, type SessionState } from "./session/session";
export { api, session } from "./app";
