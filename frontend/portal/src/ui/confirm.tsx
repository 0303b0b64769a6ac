import { Button, Modal, Textarea } from "@mantine/core";
import { t } from "@lingui/core/macro";
import { useState, type FormEvent, type ReactNode } from "react";

import { explain, fieldErrors } from "../api/problems";
import classes from "./confirm.module.css";

type ConfirmProps = {
  opened: boolean;
  close: () => void;
  title: string;
  /** What will happen, to whom, and whether it can be undone. */
  children: ReactNode;
  action: string;
  danger?: boolean;
  /** Asks for a reason, which others will read. */
  reason?: { label: string; hint?: string; required: boolean };
  run: (reason: string) => Promise<unknown>;
};

export function Confirm(props: ConfirmProps) {
  return (
    <Modal opened={props.opened} onClose={props.close} title={props.title} closeButtonProps={{ "aria-label": t`Close` }}>
      <Question {...props} />
    </Modal>
  );
}

/** Lives as long as the dialog is open, so that an old reason or error never greets the next question. */
function Question({ close, children, action, danger = false, reason, run }: ConfirmProps) {
  const [text, setText] = useState("");
  const [error, setError] = useState<unknown>(null);
  const [missing, setMissing] = useState(false);
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    // React would carry it on to a form that the dialog is rendered in, and save that, too.
    event.stopPropagation();
    if (reason?.required && !text.trim()) return setMissing(true);
    setBusy(true);
    setError(null);
    try {
      await run(text.trim());
      close();
    } catch (failed) {
      setError(failed);
      setBusy(false);
    }
  };
  const fieldError = missing ? t`Give a reason: the other side reads it.` : fieldErrors(error)["reason"];
  return (
    <form onSubmit={submit} className={classes.form} noValidate>
      <div className={classes.text}>{children}</div>
      {reason && (
        <Textarea
          label={reason.label}
          {...(reason.hint ? { description: reason.hint } : {})}
          required={reason.required}
          autosize={false}
          rows={3}
          maxLength={500}
          value={text}
          error={fieldError}
          onChange={(event) => { setText(event.currentTarget.value); setMissing(false); }}
          data-autofocus
        />
      )}
      {error !== null && !fieldError && <p className={classes.problem} role="alert">{explain(error)}</p>}
      <div className={classes.buttons}>
        <Button variant="default" onClick={close} disabled={busy}>{t`Keep as it is`}</Button>
        <Button type="submit" color={danger ? "red.9" : "garnet"} loading={busy}>{action}</Button>
      </div>
    </form>
  );
}
