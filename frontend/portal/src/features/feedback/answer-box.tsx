import { Button, Textarea } from "@mantine/core";
import { t } from "@lingui/core/macro";
import { api } from "@parure/shared";
import { useState, type FormEvent } from "react";

import { useIntent } from "../../api/intent";
import { explain, fieldErrors } from "../../api/problems";
import type { Feedback } from "../../api/types";
import { toast } from "../../ui/toasts";
import classes from "./feedback.module.css";

/** The supplier's word under a review (one, which may be written anew) or a question (one more). */
export function AnswerBox({ item, onDone }: { item: Feedback; onDone: () => Promise<unknown> }) {
  const replied = item.reply?.text ?? "";
  const [text, setText] = useState(replied);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const intent = useIntent();
  const at = `/products/${item.product_id}`;

  const send = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      if (item.kind === "review") await api.put(`${at}/reviews/${item.text_id}/reply`, { text });
      else await api.post(`${at}/questions/${item.text_id}/answers`, { text }, { idempotencyKey: intent.keyFor({ text }) });
      intent.done();
      if (item.kind === "question") setText("");
      toast.done(t`Your answer is in the shop`);
      await onDone();
    } catch (failed) {
      setError(failed);
    } finally {
      setBusy(false);
    }
  };

  const problem = error ? (fieldErrors(error)["text"] ?? explain(error)) : null;
  const unchanged = text.trim().length < 2 || text.trim() === replied;
  return (
    <form className={classes.answering} onSubmit={(event) => void send(event)}>
      <Textarea
        aria-label={item.kind === "review" ? t`Reply to this review` : t`Answer this question`}
        placeholder={item.kind === "review" ? t`Thank them, or say how you put it right` : t`What only the maker can know`}
        rows={2}
        maxLength={1000}
        value={text}
        error={problem}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" loading={busy} disabled={unchanged}>{item.reply ? t`Change the reply` : t`Answer`}</Button>
    </form>
  );
}
