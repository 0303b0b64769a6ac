import { Suspense, useEffect, useState } from "react";
import { Trans } from "@lingui/react/macro";
import { useLocation, useSearch } from "wouter";
import { SearchIcon } from "../../ui/icons";
import { later } from "./later";

const SearchPanel = later(() => import("./search-panel"));

/** Opens the search; what opens is loaded when the page has come to rest, so that the first press finds it there. */
export function SearchButton() {
  const [open, setOpen] = useState(false);
  const [pathname] = useLocation();
  const query = useSearch();
  useEffect(() => setOpen(false), [pathname, query]);
  useEffect(() => {
    const timer = setTimeout(() => void SearchPanel.load(), 2_500);
    // "/" is what people press to search; not while they write.
    const press = (event: KeyboardEvent) => {
      if (event.key !== "/" || event.metaKey || event.ctrlKey || event.altKey || (event.target as Element).closest("input, textarea, select, dialog")) return;
      event.preventDefault();
      setOpen(true);
    };
    addEventListener("keydown", press);
    return () => {
      clearTimeout(timer);
      removeEventListener("keydown", press);
    };
  }, []);

  return (
    <>
      <button type="button" class="search-button" aria-haspopup="dialog" onPointerEnter={() => void SearchPanel.load()} onClick={() => setOpen(true)}>
        <SearchIcon />
        <span class="search-button-words">
          <Trans>Search pieces or wishes</Trans>
        </span>
      </button>
      {open && (
        <Suspense fallback={null}>
          <SearchPanel.View onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
