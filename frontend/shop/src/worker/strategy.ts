/** What the worker does with a request; pure, so that the table of addresses can be tested. */
export type Strategy = "page" | "forever" | "picture" | "public-data" | "network";

export interface Asked {
  method: string;
  url: string;
  mode: string;
  /** Whether the request names its sender: such answers are somebody's own and never kept. */
  signed: boolean;
}

const PUBLIC = [/^\/api\/v1\/(products|attributes)(\/[^/]+)?$/, /^\/api\/v1\/(offers|search|search\/similar)$/, /^\/products\/[^/]+\.json$/, /^\/api\/v1\/shops\/[^/]+$/];
/** Not the shop's own addresses; its pages are the same files for everybody, what is personal comes by the API. */
const ELSEWHERE = /^\/(api|portal|docs|dev)(\/|$)/;

export function strategyFor(asked: Asked, origin: string): Strategy {
  const url = new URL(asked.url);
  if (asked.method !== "GET" || url.origin !== origin) return "network";
  const path = url.pathname;
  if (asked.mode === "navigate") return ELSEWHERE.test(path) ? "network" : "page";
  if (path.startsWith("/assets/")) return "forever";
  if (path.startsWith("/media/")) return isFilm(path) ? "network" : "picture";
  if (path.startsWith("/icons/") || path === "/theme.js" || path === "/favicon.svg" || path === "/manifest.webmanifest") return "public-data";
  return !asked.signed && PUBLIC.some((pattern) => pattern.test(path)) ? "public-data" : "network";
}

/** Films are wound by ranges of bytes, which a cache cannot answer. */
const isFilm = (path: string): boolean => /\.(mp4|webm|mov)$/.test(path);
