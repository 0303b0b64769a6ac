import { useSyncExternalStore } from "react";
import type { Picture } from "@parure/shared";
import { ofShop } from "../dealer-shop/scope";

/** A piece that waits to be compared, as its card showed it. */
export interface Compared {
  id: string;
  title: string;
  image: Pick<Picture, "url"> | null;
}

export const MOST = 4;
const KEPT = ofShop("parure.compare");

let chosen: readonly Compared[] = kept();
const listeners = new Set<() => void>();

function show(next: readonly Compared[]): void {
  chosen = next;
  try {
    localStorage.setItem(KEPT, JSON.stringify(next));
  } catch {
    // Then the choice lives as long as this page.
  }
  for (const listener of listeners) listener();
}

export function useCompared(): readonly Compared[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => chosen,
  );
}

/** False when there are as many as can be compared. */
export function toggleCompared(piece: Compared): boolean {
  if (chosen.some((one) => one.id === piece.id)) show(chosen.filter((one) => one.id !== piece.id));
  else if (chosen.length >= MOST) return false;
  else show([...chosen, piece]);
  return true;
}

export const setCompared = (pieces: readonly Compared[]): void => show(pieces.slice(0, MOST));

export const compareAddress = (ids: readonly string[]): string => (ids.length ? `/compare?p=${ids.join(",")}` : "/compare");

function kept(): Compared[] {
  try {
    const list = JSON.parse(localStorage.getItem(KEPT) ?? "[]") as Compared[];
    return Array.isArray(list) ? list.filter((one) => typeof one?.id === "string").slice(0, MOST) : [];
  } catch {
    return [];
  }
}
