import { api, randomId, type Address, type Engraving, type Invoice, type Listing, type OrderSummary, type OrderView } from "@parure/shared";

const path = (orderId: string, rest = ""): string => `/orders/${encodeURIComponent(orderId)}${rest}`;

export function readOrders(cursor: string | null, signal?: AbortSignal): Promise<Listing<OrderSummary>> {
  return api.get("/orders", { query: { cursor }, ...(signal ? { signal } : {}) });
}

/** An order as this browser reaches it: its own, or by the key of a guest's link. */
export interface Reached {
  orderId: string;
  key: string | null;
}

export function readOrder({ orderId, key }: Reached, signal?: AbortSignal): Promise<OrderView> {
  return api.get(path(orderId), { query: { key }, ...(signal ? { signal } : {}) });
}

export async function cancelOrder({ orderId, key }: Reached, reason: string): Promise<void> {
  await api.post(path(orderId, "/cancel"), reason ? { reason } : {}, { query: { key }, idempotencyKey: randomId() });
}

export async function receiveOrder({ orderId, key }: Reached): Promise<void> {
  await api.post(path(orderId, "/receive"), {}, { query: { key }, idempotencyKey: randomId() });
}

/** A new attempt to pay; the address of the payment page. */
export async function payOrder({ orderId, key }: Reached): Promise<string> {
  return (await api.post<{ url: string }>(path(orderId, "/payment"), {}, { query: { key }, idempotencyKey: randomId() })).url;
}

/** Where the receipt lies for the next five minutes. */
export async function receiptOf({ orderId, key }: Reached): Promise<string> {
  return (await api.get<{ url: string }>(path(orderId, "/receipt"), { query: { key } })).url;
}

/** What can still be changed of an order; only what is another now is sent. */
export interface Amendment {
  address?: Address;
  recipient?: { name: string; phone: string };
  engravings?: Record<string, Engraving>;
  gift_message?: string | null;
  note?: string | null;
  invoice?: Invoice | null;
}

export const amendOrder = ({ orderId, key }: Reached, amendment: Amendment): Promise<OrderView> => api.patch(path(orderId), amendment, { query: { key } });

let claimed: Promise<unknown> | null = null;

/** Takes over what was ordered as a guest with the address of this account. */
export function claimOrders(): Promise<unknown> {
  claimed = api.post("/orders/claims", {}).catch(() => (claimed = null)); // asked again by the next who wants to know
  return claimed;
}

/** Once for as long as nobody signs in anew. */
export const claimOnce = (): Promise<unknown> => claimed ?? claimOrders();

/** The key of a guest's order, for who knows its number and address. */
export async function findOrder(orderId: string, email: string): Promise<Reached> {
  const found = await api.post<{ order_id: string; key: string }>("/orders/lookups", { order_id: orderId, email });
  return { orderId: found.order_id, key: found.key };
}

export const addressOfOrder = ({ orderId, key }: Reached): string => `/orders/${orderId}${key ? `?key=${key}` : ""}`;
