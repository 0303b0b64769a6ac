import "./search-panel.css";
import { useEffect, useRef, useState } from "react";
import { Trans, useLingui } from "@lingui/react/macro";
import { useLocation, useSearch } from "wouter";
import { preloadPage } from "../../routes";
import { CloseIcon, SearchIcon } from "../../ui/icons";
import { productAddress } from "../catalog/address";
import type { Suggestion } from "./answer";
import { addressOf, filtersOf, noFilters } from "./filters";
import { readRecent, withRecent, writeRecent } from "./recent";
import { SearchStart } from "./search-start";
import { optionId, SuggestionList } from "./suggestion-list";
import { useSuggestions } from "./use-suggestions";

const LIST = "search-suggestions";
const PIECE = /^(?:\/en)?\/p\/([^/]+)$/;

/** The whole screen of a phone, a band at the top of a desk: words, wishes, what was searched before, and what that could be. */
export default function SearchPanel({ onClose }: { onClose: () => void }) {
  const { t, i18n } = useLingui();
  const [pathname, navigate] = useLocation();
  const current = filtersOf(useSearch());
  const dialog = useRef<HTMLDialogElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(pathname.endsWith("/shop") ? current.said || current.text : "");
  const [active, setActive] = useState(-1);
  const [recent, setRecent] = useState(readRecent);
  const suggestions = useSuggestions(text, i18n.locale);

  useEffect(() => {
    dialog.current?.showModal();
    input.current?.select();
    void preloadPage("/shop");
  }, []);

  function keep(next: string[]): void {
    setRecent(next);
    writeRecent(next);
  }

  function leave(address: string): void {
    dialog.current?.close();
    onClose();
    navigate(address);
  }

  function search(words: string): void {
    const wish = words.trim();
    if (!wish) return input.current?.focus();
    keep(withRecent(recent, wish));
    const like = PIECE.exec(pathname)?.[1];
    leave(`/shop?${new URLSearchParams({ wish, ...(like ? { like } : {}) }).toString()}`);
  }

  function take(suggestion: Suggestion): void {
    if (suggestion.kind === "query") return search(suggestion.text);
    if (suggestion.kind === "product" && suggestion.product_id) return leave(productAddress(suggestion.product_id, i18n.locale));
    leave(addressOf({ ...noFilters, chosen: suggestion.filters ?? {} }));
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.isComposing) return; // the arrows belong to the input method
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step && suggestions.length) {
      event.preventDefault();
      // One place more than there are suggestions: the field itself.
      const places = suggestions.length + 1;
      setActive(((active + 1 + step + places) % places) - 1);
    } else if (event.key === "Escape" && active >= 0) {
      event.preventDefault();
      setActive(-1);
    }
  }

  const shown = suggestions[active];
  return (
    <dialog ref={dialog} class="seek" aria-label={t`Search`} onClose={onClose} onClick={(event) => event.target === event.currentTarget && onClose()}>
      <form
        class="seek-bar"
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          if (shown) take(shown);
          else search(text);
        }}
      >
        <SearchIcon />
        <input
          ref={input}
          class="seek-input"
          type="text"
          inputMode="search"
          enterkeyhint="search"
          name="wish"
          role="combobox"
          aria-label={t`Search`}
          aria-expanded={suggestions.length > 0}
          aria-controls={LIST}
          aria-autocomplete="list"
          aria-activedescendant={shown ? optionId(active) : undefined}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          maxLength={200}
          placeholder={t`Say what you are looking for`}
          value={text}
          onInput={(event) => {
            setText(event.currentTarget.value);
            setActive(-1);
          }}
          onKeyDown={onKeyDown}
        />
        {text && (
          <button
            type="button"
            class="text-button seek-empty"
            onClick={() => {
              setText("");
              input.current?.focus();
            }}
          >
            <Trans>Clear</Trans>
          </button>
        )}
        <button type="button" class="icon-button" aria-label={t`Close`} onClick={onClose}>
          <CloseIcon />
        </button>
      </form>
      <div class="seek-body">
        {!text.trim() && <SearchStart recent={recent} onRecent={keep} onSearch={search} />}
        <SuggestionList id={LIST} suggestions={suggestions} active={active} text={text.trim()} onTake={take} />
      </div>
    </dialog>
  );
}
