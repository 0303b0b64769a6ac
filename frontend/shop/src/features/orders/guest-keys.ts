import type { Reached } from "./api";

const NAME = "parure.order-keys";

/** How this browser reaches an order: by the key of the link it came with, which the tab keeps while its reader is away to pay. */
export function reachedBy(orderId: string, given: string | null): Reached {
  const keys = read();
  if (given && keys[orderId] !== given) keep({ ...keys, [orderId]: given });
  return { orderId, key: given ?? keys[orderId] ?? null };
}

function read(): Record<string, string> {
  try {
    return JSON.parse(sessionStorage.getItem(NAME) ?? "{}") as Record<string, string>;
  } catch {
    return {}; // storage may be forbidden by the browser's settings
  }
}

function keep(keys: Record<string, string>): void {
  try {
    sessionStorage.setItem(NAME, JSON.stringify(keys));
  } catch {
    // The link itself still opens the order.
  }
}
