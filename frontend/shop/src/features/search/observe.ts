import { randomId } from "@parure/shared";
import { shopQuery } from "../dealer-shop/scope";

const SESSION = "parure.searches";
const MOST = 50;

/** What somebody searched for and opened; it names nobody. Filters are `name:value`, positions count from 1. */
export type Observation =
  | { kind: "search" | "zero_results"; q: string; filters: string[]; total: number }
  | { kind: "click"; q: string; product_id: string; position: number };

const waiting: Observation[] = [];
let listening = false;

/** Kept until the page is left or hidden, then told in one call that holds nobody up. */
export function observe(observation: Observation): void {
  waiting.push(observation);
  if (!listening) {
    listening = true;
    addEventListener("visibilitychange", () => document.visibilityState === "hidden" && tell());
    addEventListener("pagehide", tell);
  }
  if (waiting.length >= MOST) tell();
}

function tell(): void {
  if (waiting.length === 0) return;
  const body = JSON.stringify({ session_id: sessionId(), ...shopQuery(), events: waiting.splice(0, MOST) });
  navigator.sendBeacon("/api/v1/search/events", new Blob([body], { type: "application/json" }));
}

/** A name of this visit only, for counting that three people and not one asked for something. */
function sessionId(): string {
  const known = sessionStorage.getItem(SESSION);
  if (known) return known;
  const fresh = randomId();
  sessionStorage.setItem(SESSION, fresh);
  return fresh;
}
