import { Button, Modal } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";

import { explain } from "../api/problems";
import { useIntent } from "../api/intent";
import classes from "./confirm.module.css";
import { focusFirstError, showServerErrors } from "./server-errors";

type FormDialogProps<V> = {
  opened: boolean;
  close: () => void;
  title: string;
  action: string;
  form: UseFormReturnType<V>;
  /** Sends the values; `once` holds the idempotency key of this wish. */
  send: (values: V, once: { idempotencyKey: string }) => Promise<unknown>;
  children: ReactNode;
  /** "lg" gives two columns their room. */
  size?: "md" | "lg";
};

/**
 * A short form in a dialog: the server's field errors land next to their fields, anything else above the buttons.
 * Its submission ends here: React would carry it on to a form that the dialog is rendered in, and save that, too.
 */
export function FormDialog<V extends Record<string, unknown>>({ opened, close, title, action, form, send, children, size = "md" }: FormDialogProps<V>) {
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const intent = useIntent();
  const leave = () => {
    form.reset();
    setProblem(null);
    close();
  };
  const submit = form.onSubmit(async (values) => {
    setBusy(true);
    setProblem(null);
    try {
      await send(values, { idempotencyKey: intent.keyFor(values) });
      intent.done();
      leave();
    } catch (error) {
      setProblem(showServerErrors(form, error) ? null : explain(error));
    } finally {
      setBusy(false);
    }
  }, (errors) => focusFirstError(form, errors));
  return (
    <Modal opened={opened} onClose={leave} title={title} size={size} closeButtonProps={{ "aria-label": t`Close` }}>
      <form onSubmit={(event) => { event.stopPropagation(); submit(event); }} className={classes.form} noValidate>
        {children}
        {problem && <p className={classes.problem} role="alert">{problem}</p>}
        <div className={classes.buttons}>
          <Button variant="default" onClick={leave} disabled={busy}>{t`Cancel`}</Button>
          <Button type="submit" loading={busy}>{action}</Button>
        </div>
      </form>
    </Modal>
  );
}
