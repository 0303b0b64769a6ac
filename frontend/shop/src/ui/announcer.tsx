import { useEffect, useState } from "react";

type Listener = (text: string) => void;
let listener: Listener | null = null;

/** Says a short sentence to screen readers ("Added to bag"). */
export function announce(text: string): void {
  listener?.(text);
}

export function Announcer() {
  const [text, setText] = useState("");
  useEffect(() => {
    listener = (next) => {
      setText("");
      // An empty beat between, so that the same sentence is read again.
      setTimeout(() => setText(next), 60);
    };
    return () => void (listener = null);
  }, []);
  return (
    <p class="sr-only" role="status" aria-live="polite">
      {text}
    </p>
  );
}
