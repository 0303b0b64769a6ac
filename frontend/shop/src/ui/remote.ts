import { useCallback, useEffect, useState } from "react";
import { ApiProblem } from "@parure/shared";

export type Remote<T> =
  | { status: "loading"; data: null; problem: null }
  | { status: "ready"; data: T; problem: null }
  | { status: "failed"; data: null; problem: ApiProblem };

const loading = { status: "loading", data: null, problem: null } as const;

export function asProblem(error: unknown): ApiProblem {
  return error instanceof ApiProblem ? error : new ApiProblem({ status: 0, code: "unexpected", detail: String(error) });
}

/** Loads `read()` whenever `key` changes; `key` null waits. `put` shows newer data that came another way. */
export function useRemote<T>(key: string | null, read: (signal: AbortSignal) => Promise<T>, first?: T | null) {
  const [remote, setRemote] = useState<Remote<T>>(first ? { status: "ready", data: first, problem: null } : loading);
  const [round, setRound] = useState(0);
  const given = first !== undefined && first !== null;

  useEffect(() => {
    if (key === null || (given && round === 0)) return;
    const abort = new AbortController();
    setRemote((now) => (now.status === "ready" && round > 0 ? now : loading));
    read(abort.signal).then(
      (data) => !abort.signal.aborted && setRemote({ status: "ready", data, problem: null }),
      (error: unknown) => !abort.signal.aborted && setRemote({ status: "failed", data: null, problem: asProblem(error) }),
    );
    return () => abort.abort();
    // `read` is a new closure on every render; what it reads is named by `key`.
  }, [key, round]);

  const reload = useCallback(() => setRound((now) => now + 1), []);
  const put = useCallback((data: T) => setRemote({ status: "ready", data, problem: null }), []);
  return { remote, reload, put };
}
