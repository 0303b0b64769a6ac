import { randomId } from "@parure/shared";
import { useRef } from "react";

/**
 * An idempotency key per thing that a person wants done: repeating the same content after a lost answer sends the same key
 * and is done once; other content, or the same content again after it was done, is a new wish.
 */
export function useIntent(): { keyFor: (content: unknown) => string; done: () => void } {
  const last = useRef<{ content: string; key: string } | null>(null);
  return {
    keyFor: (content) => {
      const text = JSON.stringify(content);
      if (last.current?.content !== text) last.current = { content: text, key: randomId() };
      return last.current.key;
    },
    done: () => {
      last.current = null;
    },
  };
}
