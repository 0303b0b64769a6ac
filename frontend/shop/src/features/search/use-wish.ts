import { useEffect, useState } from "react";
import { useLocation } from "wouter";
import { understand } from "./api";
import { rememberLabel } from "./chips";
import { addressOf, noFilters } from "./filters";
import { filtersOfWish, labelsOfWish } from "./wish";

const LONGEST = 200;

/** Turns `?wish=` into filters of the address, in its place in the history. Where that fails the sentence is searched as it stands. */
export function useWish(query: URLSearchParams, base: string, language: string): { waiting: boolean; problems: string[] } {
  const wish = query.get("wish")?.trim().slice(0, LONGEST) || null;
  const like = query.get("like");
  const [, navigate] = useLocation();
  const [problems, setProblems] = useState<{ of: string; messages: string[] }>({ of: "", messages: [] });

  useEffect(() => {
    if (wish === null) return;
    const abort = new AbortController();
    understand(wish, like, abort.signal).then(
      (found) => {
        for (const [parameter, label] of labelsOfWish(found)) rememberLabel(language, parameter, label);
        setProblems({ of: wish, messages: found.problems.map((problem) => problem.message) });
        navigate(addressOf(filtersOfWish(found, wish), base), { replace: true });
      },
      () => !abort.signal.aborted && navigate(addressOf({ ...noFilters, text: wish }, base), { replace: true }),
    );
    return () => abort.abort();
  }, [wish, like]);

  return { waiting: wish !== null, problems: problems.of === query.get("said") ? problems.messages : [] };
}
