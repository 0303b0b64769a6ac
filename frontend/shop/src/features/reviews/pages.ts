import { useCallback, useEffect, useRef, useState } from "react";
import type { ApiProblem } from "@parure/shared";
import { asProblem } from "../../ui/remote";

export interface Paged<T> {
  items: T[];
  next: string | null;
}

interface State<T, P extends Paged<T>> {
  first: P | null;
  items: T[];
  next: string | null;
  busy: boolean;
  problem: ApiProblem | null;
}

const nothing = { first: null, items: [], next: null, busy: true, problem: null };

/** A list that grows by "more": read anew when `key` changes; `put` replaces or adds one item. */
export function usePages<T, P extends Paged<T>>(key: string, read: (cursor: string | null, signal: AbortSignal) => Promise<P>, idOf: (item: T) => string) {
  const [state, setState] = useState<State<T, P>>(nothing);
  const [round, setRound] = useState(0);
  const leaving = useRef<AbortController | null>(null);

  const load = useCallback(
    async (cursor: string | null): Promise<void> => {
      leaving.current?.abort();
      const abort = (leaving.current = new AbortController());
      setState((now) => ({ ...now, busy: true, problem: null }));
      try {
        const page = await read(cursor, abort.signal);
        if (abort.signal.aborted) return;
        setState((now) => ({ first: cursor ? now.first : page, items: cursor ? [...now.items, ...page.items] : page.items, next: page.next, busy: false, problem: null }));
      } catch (error) {
        if (!abort.signal.aborted) setState((now) => ({ ...now, busy: false, problem: asProblem(error) }));
      }
    },
    // `read` is a new closure on every render; what it reads is named by `key`.
    [key],
  );

  useEffect(() => {
    void load(null);
    return () => leaving.current?.abort();
  }, [load, round]);

  const put = (item: T): void =>
    setState((now) => {
      const known = now.items.some((one) => idOf(one) === idOf(item));
      return { ...now, items: known ? now.items.map((one) => (idOf(one) === idOf(item) ? item : one)) : [item, ...now.items] };
    });
  return { ...state, more: () => load(state.next), reload: () => setRound((now) => now + 1), put };
}
