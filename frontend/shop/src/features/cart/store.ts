import { useSyncExternalStore } from "react";
import { api, session, type ApiProblem, type Cart, type Picture } from "@parure/shared";
import { asProblem } from "../../ui/remote";
import { ofShop, shopQuery } from "../dealer-shop/scope";

export interface Added {
  title: string;
  image: Picture | null;
}

/** What came into the bag from before signing in, in different pieces. */
export type Merged = NonNullable<Cart["merged"]>;

export interface CartState {
  cart: Cart | null;
  /** Known from the last visit before the cart itself is read. */
  count: number;
  problem: ApiProblem | null;
  added: Added | null;
  /** Told by one answer; kept until the reader has seen it. */
  merged: Merged | null;
}

/** How many pieces the bag held: it spares a guest with an empty bag the call at start. */
const HINT = ofShop("parure.bag");

let state: CartState = { cart: null, count: hintedCount(), problem: null, added: null, merged: null };
const listeners = new Set<() => void>();

function change(part: Partial<CartState>): void {
  state = { ...state, ...part };
  for (const listener of listeners) listener();
}

export function useCart(): CartState {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => state,
  );
}

export function showCart(cart: Cart, added: Added | null = null): void {
  keepHint(cart.count);
  change({ cart, count: cart.count, problem: null, added, merged: cart.merged ?? state.merged });
}

/** Reads the bag when there may be one. A guest's bag joins the buyer's on the first call after sign-in. */
export async function refreshCart(): Promise<void> {
  if (session.state.status === "signed_in" || hintedCount() > 0) await readCart();
}

export async function readCart(): Promise<void> {
  try {
    showCart(await api.get<Cart>("/cart", here()));
  } catch (error) {
    change({ problem: asProblem(error) });
  }
}

export async function addToCart(sku: string, added: Added): Promise<void> {
  showCart(await api.post<Cart>("/cart/lines", { sku, quantity: 1 }, here()), added);
}

export const here = (): { query: { shop?: string } } => ({ query: shopQuery() });
export const lineOf = (sku: string): string => `/cart/lines/${encodeURIComponent(sku)}`;

export const setQuantity = async (sku: string, quantity: number): Promise<void> => showCart(await api.patch<Cart>(lineOf(sku), { quantity }, here()));

export const removeLine = async (sku: string): Promise<void> => showCart(await api.delete<Cart>(lineOf(sku), here()));

/** After an order the bag is empty; after signing out it is somebody else's. */
export function leaveCart(): void {
  keepHint(0);
  change({ cart: null, count: 0, added: null, problem: null, merged: null });
}

export const dismissAdded = (): void => change({ added: null });
export const dismissMerged = (): void => change({ merged: null });

function hintedCount(): number {
  try {
    return Number(localStorage.getItem(HINT) ?? 0) || 0;
  } catch {
    return 0; // storage may be forbidden by the browser's settings
  }
}

function keepHint(count: number): void {
  try {
    localStorage.setItem(HINT, String(count));
  } catch {
    // The count is then unknown at the next visit until the bag is opened.
  }
}
