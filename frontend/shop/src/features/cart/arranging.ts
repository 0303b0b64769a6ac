import { api, type Cart } from "@parure/shared";
import { here, lineOf, showCart } from "./store";

const savedOf = (sku: string): string => `/cart/saved/${encodeURIComponent(sku)}`;

export const saveForLater = async (sku: string): Promise<void> => showCart(await api.post<Cart>(`${lineOf(sku)}/save`, undefined, here()));

export const moveToCart = async (sku: string): Promise<void> => showCart(await api.post<Cart>(`${savedOf(sku)}/move`, undefined, here()));

export const forgetSaved = async (sku: string): Promise<void> => showCart(await api.delete<Cart>(savedOf(sku), here()));

export const removeEngraving = async (sku: string): Promise<void> => showCart(await api.patch<Cart>(lineOf(sku), { engraving: null }, here()));

/** The reader has seen what changed: from here on changes count anew. */
export const acknowledgeChanges = async (): Promise<void> => showCart(await api.post<Cart>("/cart/seen", undefined, here()));
