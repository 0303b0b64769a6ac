import { useEffect, useState } from "react";
import type { OrderView } from "@parure/shared";
import { useRemote } from "../../ui/remote";
import { readOrder, type Reached } from "./api";

const FIRST_MS = 1_000;
const LONGEST_MS = 8_000;
const PATIENCE_MS = 90_000;
const CALM_MS = 15_000;

/** Nothing more happens to these by themselves. */
const settled = new Set(["received", "completed", "cancelled", "expired"]);

/** The order, read again by itself: often while a payment is being confirmed, seldom while a parcel is on its way. */
export function useOrder(reached: Reached, language: string, justPaid: boolean) {
  const name = `${reached.orderId}|${reached.key ?? ""}`;
  const { remote, reload, put } = useRemote<OrderView>(`${name}|${language}`, (signal) => readOrder(reached, signal));
  const [confirming, setConfirming] = useState(justPaid);
  const status = remote.data?.status;

  useEffect(() => {
    if (!status || settled.has(status)) return;
    const waiting = justPaid && status === "placed";
    setConfirming(waiting);
    const abort = new AbortController();
    const started = Date.now();
    let delay = waiting ? FIRST_MS : CALM_MS;
    let timer = setTimeout(look, delay);

    async function look(): Promise<void> {
      if (document.visibilityState === "visible") {
        const newer = await readOrder(reached, abort.signal).catch(() => null);
        if (abort.signal.aborted) return;
        if (newer) put(newer);
      }
      const impatient = waiting && Date.now() - started < PATIENCE_MS;
      if (waiting && !impatient) setConfirming(false);
      delay = impatient ? Math.min(delay * 1.5, LONGEST_MS) : CALM_MS;
      timer = setTimeout(look, delay);
    }

    return () => {
      abort.abort();
      clearTimeout(timer);
    };
  }, [name, status, justPaid, language]);

  return { remote, reload, confirming };
}
