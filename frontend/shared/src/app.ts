import { ApiClient } from "./api/client.ts";
import { currentLanguage } from "./i18n/language.ts";
import { Session } from "./session/session.ts";

/** The one session and the one client of a page. */
export const session = new Session(currentLanguage);
export const api = new ApiClient({ language: currentLanguage, bearer: session });
