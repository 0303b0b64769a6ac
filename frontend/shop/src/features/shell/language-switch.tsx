import { useLingui } from "@lingui/react/macro";
import { useLocation } from "wouter";
import { languageNames, languages, speak, type Language } from "@parure/shared";
import { catalogues } from "../../catalogues";
import { productAddress } from "../catalog/address";

/** Shows the other language by its own name, as a door one can read from outside. */
export function LanguageSwitch() {
  const { i18n } = useLingui();
  const [pathname, navigate] = useLocation();
  const other = languages.find((language) => language !== i18n.locale) ?? "en";

  async function change(language: Language): Promise<void> {
    await speak(language, catalogues, true);
    // The edge chooses between published pages; it sees cookies and no storage.
    document.cookie = `parure_language=${language}; path=/; max-age=31536000; samesite=lax`;
    const productId = /^(?:\/en)?\/p\/([^/]+)$/.exec(pathname)?.[1];
    if (productId) navigate(productAddress(productId, language), { replace: true });
    // An English address stays English when it is opened again.
    else if (/^\/en(\/shop)?\/?$/.test(pathname)) navigate((pathname.slice(3) || "/") + location.search, { replace: true });
  }

  return (
    <button type="button" class="text-button language" lang={other} onClick={() => void change(other)}>
      {languageNames[other]}
    </button>
  );
}
