import { useEffect } from "react";
import { Trans, useLingui } from "@lingui/react/macro";
import { formatMoney } from "@parure/shared";
import { SearchIcon } from "../../ui/icons";
import { Picture } from "../../ui/picture";
import { partsOf } from "../catalog/parts";
import type { Suggestion } from "./answer";

interface Props {
  id: string;
  suggestions: readonly Suggestion[];
  active: number;
  text: string;
  onTake: (suggestion: Suggestion) => void;
}

export const optionId = (place: number): string => `search-option-${place}`;

/** The list of a combobox: the focus stays in the field, which says by `aria-activedescendant` where the arrows are. */
export function SuggestionList({ id, suggestions, active, text, onTake }: Props) {
  const { t } = useLingui();
  useEffect(() => {
    if (active >= 0) document.getElementById(optionId(active))?.scrollIntoView({ block: "nearest" });
  }, [active]);
  return (
    <div class="seek-found">
      {suggestions.length > 0 && !text && (
        <h2 class="label">
          <Trans>Often looked for</Trans>
        </h2>
      )}
      <ul id={id} role="listbox" aria-label={t`Suggestions`} class="seek-list" hidden={suggestions.length === 0}>
        {suggestions.map((suggestion, place) => (
          // The field keeps the focus: keys come through it, a press only here.
          <li key={`${suggestion.kind}|${suggestion.product_id ?? suggestion.text}`} id={optionId(place)} role="option" aria-selected={place === active} class={`seek-option seek-${suggestion.kind}`} onPointerDown={(event) => event.preventDefault()} onClick={() => onTake(suggestion)}>
            <Option suggestion={suggestion} text={text} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Option({ suggestion, text }: { suggestion: Suggestion; text: string }) {
  const { i18n } = useLingui();
  const words = partsOf(suggestion.text, placesOf(suggestion.text, text)).map(({ text: part, found }, place) => (found ? <b key={place}>{part}</b> : part));
  if (suggestion.kind === "product")
    return (
      <>
        <Picture picture={suggestion.image} alt="" sizes="3.5rem" />
        <span class="seek-words">{words}</span>
        {suggestion.price && <span class="price">{formatMoney(suggestion.price, i18n.locale)}</span>}
      </>
    );
  return (
    <>
      <SearchIcon />
      <span class="seek-words">{words}</span>
      {suggestion.kind !== "query" && suggestion.count !== undefined && <span class="facet-count">{suggestion.count}</span>}
    </>
  );
}

/** Where the typed words stand in a suggestion, each of them once. */
function placesOf(suggestion: string, text: string): [number, number][] {
  const within = suggestion.toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .filter(Boolean)
    .map((word): [number, number] => [within.indexOf(word), within.indexOf(word) + word.length])
    .filter(([start]) => start >= 0);
}
