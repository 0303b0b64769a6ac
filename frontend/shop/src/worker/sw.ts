/// <reference lib="webworker" />
import { strategyFor, type Strategy } from "./strategy";

/**
 * Offline browsing of what was seen. Pages and public data ask the network first, so nobody sees an old price while there
 * is one; built files and pictures never change under their names. Nothing of one person is ever kept (strategy.ts).
 */
declare const self: ServiceWorkerGlobalScope;

/** Holds no page of its own: the script reads the address and says what can be shown without a network. */
const SHELL = "/index.html";
const PAGES = "pages-1";
const FILES = "files-1";
const PICTURES = "pictures-1";
const DATA = "data-1";
const KEPT: Record<string, number> = { [PAGES]: 60, [FILES]: 250, [PICTURES]: 400, [DATA]: 200 };
/** A lift or a tunnel: after this a page that was seen is better than a blank one. */
const PATIENCE_MS = 4000;

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(PAGES).then((pages) => pages.add(SHELL)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(forgetOldCaches().then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const signed = request.headers.has("authorization");
  const strategy = strategyFor({ method: request.method, url: request.url, mode: request.mode, signed }, self.location.origin);
  if (strategy === "page") event.respondWith(page(event));
  else if (strategy === "forever") event.respondWith(keptFirst(event, "forever"));
  else if (strategy === "picture") event.respondWith(keptFirst(event, "picture"));
  else if (strategy === "public-data") event.respondWith(networkFirst(event));
});

/** The first visit loads everything before the worker is there: the page tells what it has used. */
interface Visit {
  page: string;
  language: string;
  used: string[];
}

self.addEventListener("message", (event) => {
  const { page, language, used } = event.data as Visit;
  event.waitUntil(Promise.all([keepSeen(page, "navigate", language), ...used.map((url) => keepSeen(url, "cors", language))]));
});

async function keepSeen(url: string, mode: string, language: string): Promise<void> {
  const strategy = strategyFor({ method: "GET", url, mode, signed: false }, self.location.origin);
  if (strategy === "network") return;
  const headers = { "accept-language": language };
  const [name, key] = placeOf(strategy, new Request(url, { headers }));
  if (await caches.match(key, { cacheName: name })) return;
  await fetch(url, { headers }).then(
    (response) => keep(name, key, response),
    () => undefined,
  );
}

/** Which cache, under what name: a page whatever its parameters (its script reads them), data by language. */
function placeOf(strategy: Exclude<Strategy, "network">, request: Request): [string, string] {
  const url = new URL(request.url);
  if (strategy === "page") return [PAGES, url.pathname];
  if (strategy === "forever") return [FILES, url.href];
  if (strategy === "picture") return [PICTURES, url.href];
  url.searchParams.set("for", request.headers.get("accept-language") ?? "");
  return [DATA, url.href];
}

async function page(event: FetchEvent): Promise<Response> {
  const [, key] = placeOf("page", event.request);
  const cache = await caches.open(PAGES);
  const fresh = fetch(event.request).then((response) => kept(event, PAGES, key, response));
  const seen = (await cache.match(key)) ?? (await cache.match(SHELL));
  if (!seen) return fresh;
  return Promise.race([fresh, patience().then(() => seen)]).catch(() => seen);
}

async function keptFirst(event: FetchEvent, strategy: "forever" | "picture"): Promise<Response> {
  const [name, key] = placeOf(strategy, event.request);
  const before = await caches.match(key, { cacheName: name });
  return before ?? kept(event, name, key, await fetch(event.request));
}

async function networkFirst(event: FetchEvent): Promise<Response> {
  const [name, key] = placeOf("public-data", event.request);
  try {
    return kept(event, name, key, await fetch(event.request));
  } catch (offline) {
    const before = await caches.match(key, { cacheName: name });
    if (before) return before;
    throw offline;
  }
}

/** Hands the answer on at once and keeps a copy meanwhile. */
function kept(event: FetchEvent, name: string, key: string, response: Response): Response {
  event.waitUntil(keep(name, key, response.clone()));
  return response;
}

async function keep(name: string, key: string, response: Response): Promise<void> {
  if (response.status !== 200) return;
  const cache = await caches.open(name);
  await cache.put(key, response);
  const keys = await cache.keys();
  // The oldest go first: a cache lists its entries in the order they were put.
  await Promise.all(keys.slice(0, Math.max(0, keys.length - (KEPT[name] ?? 0))).map((old) => cache.delete(old)));
}

async function forgetOldCaches(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => !(name in KEPT)).map((name) => caches.delete(name)));
}

const patience = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
