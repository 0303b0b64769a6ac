import { CloseButton } from "@mantine/core";
import { t } from "@lingui/core/macro";
import { IconAlertCircle, IconCircleCheck } from "@tabler/icons-react";
import { useSyncExternalStore } from "react";

import classes from "./toasts.module.css";

type Toast = { id: number; tone: "good" | "bad"; text: string };

const SHOWN_MS = 5_000;
/** Long enough to read what went wrong and what to do; it can be closed earlier. */
const ERROR_SHOWN_MS = 12_000;

let toasts: readonly Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function change(next: readonly Toast[]): void {
  toasts = next;
  listeners.forEach((listener) => listener());
}

function dismiss(id: number): void {
  change(toasts.filter((toast) => toast.id !== id));
}

function show(tone: Toast["tone"], text: string): void {
  const id = ++lastId;
  change([...toasts.slice(-2), { id, tone, text }]);
  setTimeout(() => dismiss(id), tone === "good" ? SHOWN_MS : ERROR_SHOWN_MS);
}

export const toast = {
  done: (text: string) => show("good", text),
  failed: (text: string) => show("bad", text),
};

/** Messages that say what just happened. The live region stands from the start, or screen readers miss the first one. */
export function Toasts() {
  const shown = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => toasts,
  );
  return (
    <section className={classes.stack} aria-label={t`Messages`}>
      <div role="status" aria-live="polite">
        {shown.map((entry) => (
          <div key={entry.id} className={classes.toast} data-tone={entry.tone}>
            {entry.tone === "good" ? <IconCircleCheck size={20} aria-hidden /> : <IconAlertCircle size={20} aria-hidden />}
            <p>{entry.text}</p>
            <CloseButton size="sm" variant="transparent" c="inherit" aria-label={t`Close message`} onClick={() => dismiss(entry.id)} />
          </div>
        ))}
      </div>
    </section>
  );
}
