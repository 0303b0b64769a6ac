const ADDRESS = /^\/s\/([a-z0-9-]{3,40})(?=\/|$)/;

const shopOf = (pathname: string): string | null => ADDRESS.exec(pathname)?.[1] ?? null;

/** The dealer's shop that this document shows, null in the mall. One document shows one of them for as long as it lives, so
 * nothing that a page remembers of one is ever on the screen of another; see `entersOther`. */
export const shop = typeof location === "undefined" ? null : shopOf(location.pathname);

/** What all addresses of this document begin with; wouter's links and locations leave it out. */
export const shopBase = shop ? `/s/${shop}` : "";

/** For the query of whatever shows goods, prices, stock or a bag. */
export const shopQuery = (): { shop?: string } => (shop ? { shop } : {});

/** A name in the browser's storage that belongs to this shop alone. */
export const ofShop = (name: string): string => (shop ? `${name}@${shop}` : name);

/** Whether an address lies in another shop, or in the mall: the browser goes there with a new document. */
export const entersOther = (pathname: string): boolean => shopOf(pathname) !== shop;

/** An address of the browser as the pages know it. */
export const withinShop = (pathname: string): string => pathname.slice(shopBase.length) || "/";
