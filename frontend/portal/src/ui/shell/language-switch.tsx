import { t } from "@lingui/core/macro";
import { currentLanguage, languageNames, languages } from "@parure/shared";

import { changeLanguage } from "../../i18n";
import classes from "./shell.module.css";

export function LanguageSwitch() {
  return (
    <div className={classes.languages} role="group" aria-label={t`Language`}>
      {languages.map((language) => (
        <button key={language} type="button" lang={language} aria-pressed={language === currentLanguage()} onClick={() => void changeLanguage(language)}>
          {languageNames[language]}
        </button>
      ))}
    </div>
  );
}
