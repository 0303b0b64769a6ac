import { useEffect, useRef } from "react";

export type Shortcuts = Record<string, () => void>;

/** Single keys that do something on this page. Not while somebody types, not with a modifier, not behind a dialog. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const latest = useRef(shortcuts);
  useEffect(() => {
    latest.current = shortcuts;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const act = latest.current[event.key];
      if (!act || event.repeat || !isFree(event)) return;
      event.preventDefault();
      act();
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
}

export function isFree(event: Pick<KeyboardEvent, "ctrlKey" | "metaKey" | "altKey" | "target">): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  const target = event.target as Partial<HTMLElement> | null;
  if (target?.isContentEditable) return false;
  if (target?.closest?.("input:not([type=checkbox]), textarea, select, [role=combobox], [role=listbox]")) return false;
  return !document.querySelector("[aria-modal='true']");
}

/** Moves the focus along the links of a list; from nowhere to the first. */
export function focusNeighbour(selector: string, step: 1 | -1): void {
  const links = [...document.querySelectorAll<HTMLElement>(selector)];
  const at = links.findIndex((link) => link === document.activeElement || link.closest("tr")?.contains(document.activeElement));
  const next = links[at < 0 ? 0 : Math.min(links.length - 1, Math.max(0, at + step))];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}
