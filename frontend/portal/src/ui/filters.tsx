import { useSearchParams } from "wouter";

import classes from "./filters.module.css";

type Choice = { value: string; label: string };

/** One choice of several, kept in the address so that it survives a reload and can be shared. */
export function useFilter(name: string, fallback: string): [string, (value: string) => void] {
  const [search, setSearch] = useSearchParams();
  const choose = (value: string) =>
    setSearch((before) => {
      const next = new URLSearchParams(before);
      next.set(name, value);
      return next;
    }, { replace: true });
  return [search.get(name) ?? fallback, choose];
}

export function Filters({ label, choices, chosen, choose }: { label: string; choices: Choice[]; chosen: string; choose: (value: string) => void }) {
  return (
    <div className={classes.filters} role="group" aria-label={label}>
      {choices.map((choice) => (
        <button key={choice.value} type="button" aria-pressed={choice.value === chosen} onClick={() => choose(choice.value)}>
          {choice.label}
        </button>
      ))}
    </div>
  );
}
