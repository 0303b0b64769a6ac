import { api, randomId, type Listing, type OrderSummary, type OrderView } from "@parure/shared";

const path = (orderId: string, rest = ""): string => `/orders/${encodeURIComponent(orderId)}${rest}`;

export function readOrders(cursor: string | null, signal?: AbortSignal): Promise<Listing<OrderSummary>> {
  return api.get("/orders", { query: { cursor }, ...(signal ? { signal } : {}) });
}

export function readOrder(orderId: string, signal?: AbortSignal): Promise<OrderView> {
  return api.get(path(orderId), signal ? { signal } : {});
}

export async function cancelOrder(orderId: string, reason: string): Promise<void> {
  await api.post(path(orderId, "/cancel"), reason ? { reason } : {}, { idempotencyKey: randomId() });
}

export async function receiveOrder(orderId: string): Promise<void> {
  await api.post(path(orderId, "/receive"), {}, { idempotencyKey: randomId() });
}

/** A new attempt to pay; the address of the payment page. */
export async function payOrder(orderId: string): Promise<string> {
  return (await api.post<{ url: string }>(path(orderId, "/payment"), {}, { idempotencyKey: randomId() })).url;
}
