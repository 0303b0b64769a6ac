import { useState } from "react";
import { useLingui } from "@lingui/react/macro";
import { announce } from "./announcer";
import { sentenceOf } from "./problems";
import { asProblem } from "./remote";

/** One change at a time, said aloud when it is done and explained when it is refused. */
export function useActs() {
  const { i18n } = useLingui();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  async function act(action: () => Promise<void>, said: string): Promise<void> {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    try {
      await action();
      announce(said);
    } catch (error) {
      setProblem(sentenceOf(asProblem(error), i18n));
    } finally {
      setBusy(false);
    }
  }
  return { busy, problem, act };
}
