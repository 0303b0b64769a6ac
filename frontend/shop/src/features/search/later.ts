import { lazy, type ComponentType } from "react";

/** A component that is loaded when it is needed, or before that by whoever sees the need coming. */
export function later<P>(load: () => Promise<{ default: ComponentType<P> }>): { View: ComponentType<P>; load: () => Promise<unknown> } {
  let coming: Promise<{ default: ComponentType<P> }> | null = null;
  const once = () => (coming ??= load().catch((error: unknown) => {
    coming = null; // a chunk that could not be fetched is asked for again
    throw error;
  }));
  return { View: lazy(once), load: () => once().catch(() => undefined) };
}
