import { useEffect, useState } from "react";
import type { Suggestion } from "./answer";
import { suggest } from "./api";

/** Fast enough to feel like typing, slow enough not to ask for every letter of a word. */
const PAUSE_MS = 90;
const known = new Map<string, Suggestion[]>();

/** Suggestions for what is being typed; those for the letters before stay until the new ones are there. */
export function useSuggestions(text: string, language: string): Suggestion[] {
  const [shown, setShown] = useState<Suggestion[]>([]);
  const asked = text.trim();
  const key = `${language}|${asked}`;

  useEffect(() => {
    const here = known.get(key);
    if (here) {
      setShown(here);
      return;
    }
    const abort = new AbortController();
    const timer = setTimeout(() => {
      suggest(asked, abort.signal).then(
        (found) => {
          known.set(key, found);
          setShown(found);
        },
        () => !abort.signal.aborted && setShown([]),
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [key]);

  return shown;
}
