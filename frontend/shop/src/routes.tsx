import { lazy, type ComponentType } from "react";
import { withWords } from "./catalogues";
import { shop } from "./features/dealer-shop/scope";

type PageParams = Record<string, string | undefined>;
export type Page = ComponentType<{ params: PageParams }>;
type Loader = () => Promise<{ default: Page }>;

export interface PageRoute {
  path: string;
  load: Loader;
  /** The page itself, once its chunk is here: then it renders at once, without a skeleton in between. */
  ready: Page | null;
  lazily: Page;
}

function page(path: string, load: Loader): PageRoute {
  const route: PageRoute = { path, ready: null, load: async () => loaded(route, await load()), lazily: lazy(() => route.load()) };
  return route;
}

function loaded(route: PageRoute, module: { default: Page }): { default: Page } {
  route.ready = module.default;
  return module;
}

/** What stands at the beginning of a dealer's shop. */
const dealerHome = page("/", () => import("./pages/dealer-home"));

export const routes: readonly PageRoute[] = [
  page("/", () => import("./pages/home")),
  page("/en", () => import("./pages/home")),
  page("/shop", () => import("./pages/shop")),
  page("/en/shop", () => import("./pages/shop")),
  page("/p/:product_id", () => import("./pages/product")),
  page("/en/p/:product_id", () => import("./pages/product")),
  page("/advisers", () => withWords(import("./pages/advisers"))),
  page("/ring-sizer", () => withWords(import("./pages/ring-sizer"))),
  page("/wishlist", () => withWords(import("./pages/wishlist"))),
  page("/wishlist/:token", () => withWords(import("./pages/shared-wishlist"))),
  page("/compare", () => withWords(import("./pages/compare"))),
  page("/cart", () => withWords(import("./pages/cart"))),
  page("/checkout", () => withWords(import("./pages/checkout"))),
  page("/addresses", () => withWords(import("./pages/addresses"))),
  page("/orders", () => withWords(import("./pages/orders"))),
  page("/orders/:order_id", () => withWords(import("./pages/order"))),
  page("/sign-in", () => withWords(import("./pages/sign-in"))),
  page("/sign-up", () => withWords(import("./pages/sign-up"))),
  page("/confirm", () => withWords(import("./pages/confirm"))),
  page("/reset-password", () => withWords(import("./pages/reset-password"))),
  page("*", () => import("./pages/not-found")),
];

export interface MatchedPage {
  route: PageRoute;
  params: PageParams;
}

export function matchPage(pathname: string): MatchedPage {
  if (shop && pathname === "/") return { route: dealerHome, params: {} };
  for (const route of routes) {
    const params = paramsOf(route.path, pathname);
    if (params) return { route, params };
  }
  throw new Error("the last route matches everything");
}

/** The parameters of an address that follows a pattern like "/orders/:order_id", else null. */
export function paramsOf(pattern: string, pathname: string): PageParams | null {
  if (pattern === "*") return {};
  const wanted = pattern.split("/");
  const given = pathname.replace(/(.)\/$/, "$1").split("/");
  if (wanted.length !== given.length) return null;
  const params: PageParams = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? "";
    if (part.startsWith(":")) params[part.slice(1)] = decodeURIComponent(value);
    else if (part !== value) return null;
  }
  return params;
}

/** Loads the chunk of the page behind a path; also called when a link is about to be followed. */
export async function preloadPage(pathname: string): Promise<void> {
  const { route } = matchPage(pathname);
  if (!route.ready) await route.load().catch(() => undefined); // a failed chunk is shown, and retried, by the page's boundary
}
