import { useSyncExternalStore } from "react";
import { api, session, type WishMarks as Marks } from "@parure/shared";
import { ofShop, shopQuery } from "../dealer-shop/scope";

/** The marks of the last visit: hearts are right at once, and a guest who wished for nothing makes no call. */
const HINT = ofShop("parure.wishes");
const NONE: Marks = { items: [], notices: 0 };

let marks: Marks = hinted();
let asked = false;
const listeners = new Set<() => void>();

export function showMarks(next: Marks): void {
  marks = { items: next.items, notices: next.notices };
  try {
    localStorage.setItem(HINT, JSON.stringify(marks));
  } catch {
    // Then hearts wait for the answer at the next visit.
  }
  for (const listener of listeners) listener();
}

export function useMarks(): Marks {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => marks,
  );
}

/** Once per visit and person; what was wished for as a guest joins the person's list on the way. */
export async function refreshMarks(): Promise<void> {
  if (session.state.status === "starting" || (session.state.status === "guest" && marks.items.length === 0)) return;
  if (asked) return;
  asked = true;
  try {
    showMarks(await api.get<Marks>("/wishlist/marks", { query: shopQuery() }));
  } catch {
    asked = false; // what was known stands
  }
}

let was = session.state.status;
session.subscribe(() => {
  const left = was === "signed_in" && session.state.status === "guest";
  was = session.state.status;
  asked = false;
  if (left) showMarks(NONE); // now it is somebody else's list
});

/** Hearts answer at once; a refusal puts them back and is thrown. */
export async function toggleWish(productId: string, sku: string | undefined): Promise<boolean> {
  const before = marks;
  const own = before.items.filter((mark) => mark.product_id === productId && (!sku || !mark.sku || mark.sku === sku));
  try {
    if (own.length === 0) {
      showMarks({ ...before, items: [...before.items, { sku: sku ?? "", product_id: productId }] });
      showMarks(await api.post<Marks>("/wishlist/items", sku ? { sku } : { product_id: productId }, { query: shopQuery() }));
      return true;
    }
    showMarks({ ...before, items: before.items.filter((mark) => !own.includes(mark)) });
    for (const mark of own) if (mark.sku) showMarks(await api.delete<Marks>(`/wishlist/items/${encodeURIComponent(mark.sku)}`, { query: shopQuery() }));
    return false;
  } catch (error) {
    showMarks(before);
    throw error;
  }
}

function hinted(): Marks {
  try {
    return (JSON.parse(localStorage.getItem(HINT) ?? "null") as Marks | null) ?? NONE;
  } catch {
    return NONE;
  }
}
