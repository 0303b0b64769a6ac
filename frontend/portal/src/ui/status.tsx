import classes from "./status.module.css";

export type Tone = "neutral" | "info" | "wait" | "good" | "bad";

/** Where something stands. The dot repeats by colour what the word says, never instead of it. */
export function Status({ tone, children }: { tone: Tone; children: string }) {
  return <span className={classes.status} data-tone={tone}>{children}</span>;
}
