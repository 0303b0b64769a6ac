import { api, randomId, type PlacedOrder, type PlaceOrder } from "@parure/shared";

let intent: { body: string; key: string } | null = null;

/** One key for one intent: pressing again, or again after a broken line, is the same order; a changed order is another. */
function keyOf(order: PlaceOrder): string {
  const body = JSON.stringify(order);
  if (intent?.body !== body) intent = { body, key: randomId() };
  return intent.key;
}

export async function placeOrder(order: PlaceOrder): Promise<PlacedOrder> {
  const placed = await api.post<PlacedOrder>("/orders", order, { idempotencyKey: keyOf(order) });
  intent = null;
  return placed;
}
