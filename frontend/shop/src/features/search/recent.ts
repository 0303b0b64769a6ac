import { ofShop } from "../dealer-shop/scope";

const NAME = "parure.recent";
const MOST = 6;

/** The latest first, each once; an old one moves up instead of standing twice. */
export const withRecent = (recent: readonly string[], text: string): string[] => [text, ...recent.filter((one) => one !== text)].slice(0, MOST);

/** What this browser searched for last; it never leaves it. */
export function readRecent(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(ofShop(NAME)) ?? "[]");
    return Array.isArray(kept) ? kept.filter((one) => typeof one === "string").slice(0, MOST) : [];
  } catch {
    return []; // forbidden storage, or something else's data: there is nothing to remember
  }
}

export function writeRecent(recent: readonly string[]): void {
  try {
    localStorage.setItem(ofShop(NAME), JSON.stringify(recent));
  } catch {
    // Not remembered, then.
  }
}
