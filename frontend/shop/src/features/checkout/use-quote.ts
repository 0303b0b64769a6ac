import { useCallback, useEffect, useRef, useState } from "react";
import { api, type ApiProblem, type Cart, type Quote } from "@parure/shared";
import { asProblem } from "../../ui/remote";
import { purchaseOf, type Choice } from "./choice";

const PAUSE_MS = 180;

export const askQuote = (choice: Choice, signal?: AbortSignal): Promise<Quote> =>
  api.post<Quote>("/orders/quote", { ...purchaseOf(choice), destination: choice.destination }, signal ? { signal } : {});

export interface Quoting {
  /** The last answer: it stays on the screen while the next one is asked for. */
  quote: Quote | null;
  problem: ApiProblem | null;
  busy: boolean;
  ask: () => void;
}

/** What the order costs as it is chosen now; asked again, after a moment of calm, whenever choice, bag or language change. */
export function useQuote(choice: Choice, cart: Cart, language: string): Quoting {
  const [quote, setQuote] = useState<Quote | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [busy, setBusy] = useState(true);
  const [round, setRound] = useState(0);
  const first = useRef(true);
  const goods = cart.lines.map((line) => `${line.sku}×${line.quantity}`).join();
  const key = JSON.stringify([choice, goods, language, round]);

  useEffect(() => {
    const abort = new AbortController();
    setBusy(true);
    const timer = setTimeout(
      () => {
        first.current = false;
        askQuote(choice, abort.signal).then(
          (answer) => {
            setQuote(answer);
            setProblem(null);
            setBusy(false);
          },
          (error: unknown) => {
            if (abort.signal.aborted) return;
            setProblem(asProblem(error));
            setBusy(false);
          },
        );
      },
      first.current ? 0 : PAUSE_MS,
    );
    return () => {
      abort.abort();
      clearTimeout(timer);
    };
    // `choice` is named whole by `key`
  }, [key]);

  return { quote, problem, busy, ask: useCallback(() => setRound((now) => now + 1), []) };
}
