import type { Rebuild } from "../../api/types";

/** A chunk takes seconds; its tries are minutes apart. */
const STILL_MS = 5 * 60_000;

/** Between 0 and 1. While the shelves are looked through nobody knows the whole. */
export function shareOf({ products, published, status }: Pick<Rebuild, "products" | "published" | "status">): number {
  if (status === "finished") return 1;
  return products === 0 ? 0 : Math.min(1, published / products);
}

export function standsStill({ status, updated_at: at }: Pick<Rebuild, "status" | "updated_at">, now: number): boolean {
  return status !== "finished" && now - Date.parse(at) > STILL_MS;
}

/** How long it took, null while it runs. */
export function secondsOf({ started_at: from, finished_at: to }: Pick<Rebuild, "started_at" | "finished_at">): number | null {
  return to ? Math.max(1, Math.round((Date.parse(to) - Date.parse(from)) / 1000)) : null;
}
