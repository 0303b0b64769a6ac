import { Button, Textarea } from "@mantine/core";
import { t } from "@lingui/core/macro";
import { IconMessagePlus } from "@tabler/icons-react";
import { createContext, useContext, useMemo, useState, type ReactNode } from "react";

import classes from "./reviews.module.css";

type Notes = { of: (field: string) => string | undefined; write: (field: string, text: string) => void; drop: (field: string) => void; all: { field: string; note: string }[] };

const Context = createContext<Notes | null>(null);

/** What the reviewer notes at single fields, until the product is returned with it. */
export function NotesProvider({ children }: { children: ReactNode }) {
  const [notes, setNotes] = useState<Record<string, string>>({});
  const value = useMemo<Notes>(() => ({
    of: (field) => notes[field],
    write: (field, text) => setNotes((before) => ({ ...before, [field]: text })),
    drop: (field) => setNotes(({ [field]: _, ...others }) => others),
    all: Object.entries(notes).flatMap(([field, text]) => (text.trim() ? [{ field, note: text.trim() }] : [])),
  }), [notes]);
  return <Context value={value}>{children}</Context>;
}

export function useNotes(): Notes {
  const notes = useContext(Context);
  if (!notes) throw new Error("useNotes outside of NotesProvider");
  return notes;
}

/** A note at one field; `suggestion` is what it starts with. */
export function Note({ field, about, suggestion = "" }: { field: string; about: string; suggestion?: string }) {
  const notes = useNotes();
  const text = notes.of(field);
  if (text === undefined) {
    return (
      <Button size="compact-xs" variant="subtle" color="dark" leftSection={<IconMessagePlus size={14} aria-hidden />} aria-label={t`Note for the supplier: ${about}`} onClick={() => notes.write(field, suggestion)}>
        {t`Note`}
      </Button>
    );
  }
  return (
    <div className={classes.note}>
      <Textarea size="xs" rows={2} maxLength={1000} label={t`Note for the supplier: ${about}`} value={text} onChange={(event) => notes.write(field, event.currentTarget.value)} data-autofocus autoFocus />
      <Button size="compact-xs" variant="subtle" color="dark" onClick={() => notes.drop(field)}>{t`Remove the note`}</Button>
    </div>
  );
}
