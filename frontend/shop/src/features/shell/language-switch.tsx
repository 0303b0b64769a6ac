import { useLingui } from "@lingui/react/macro";
import { languageNames, languages, speak } from "@parure/shared";
import { catalogues } from "../../catalogues";

/** Shows the other language by its own name, as a door one can read from outside. */
export function LanguageSwitch() {
  const { i18n } = useLingui();
  const other = languages.find((language) => language !== i18n.locale) ?? "en";
  return (
    <button type="button" class="text-button language" lang={other} onClick={() => void speak(other, catalogues, true)}>
      {languageNames[other]}
    </button>
  );
}
