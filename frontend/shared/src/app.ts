import { ApiClient } from "./api/client";
import { currentLanguage } from "./i18n/language";
import { Session } from "./session/session";

/** The one session and the one client of a page. */
export const session = new Session(currentLanguage);
export const api = new ApiClient({ language: currentLanguage, bearer: session });
