import { Button, PasswordInput, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { t } from "@lingui/core/macro";
import { api } from "@parure/shared";
import { useState } from "react";
import { Link, useLocation } from "wouter";

import { explain, fieldErrors } from "../../api/problems";
import { toast } from "../../ui/toasts";
import { Door } from "./door";
import classes from "./door.module.css";

/** Two steps on one sheet: ask for the code (an invitation brings one along), then set the password. The answer never tells whether an address exists. */
export function ForgotPassword() {
  const [, go] = useLocation();
  const [sent, setSent] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const form = useForm({ initialValues: { email: "", code: "", password: "" } });

  const proceed = form.onSubmit(async ({ email, code, password }) => {
    setBusy(true);
    setProblem(null);
    try {
      if (!sent) {
        await api.post("/password-resets", { email: email.trim() });
        setSent(true);
      } else {
        await api.post("/password-resets/confirm", { email: email.trim(), code: code.trim(), password });
        toast.done(t`Password changed. Sign in with the new one.`);
        go("/sign-in");
      }
    } catch (error) {
      form.setErrors(fieldErrors(error));
      setProblem(explain(error));
    } finally {
      setBusy(false);
    }
  });

  return (
    <Door
      title={t`Set your password`}
      lead={sent ? t`If the address belongs to an account, a code is on its way.` : t`We send a code to your e-mail address. Invited? Use the code of the invitation.`}
    >
      <form className={classes.form} onSubmit={proceed}>
        {problem && <p className={classes.problem} role="alert">{problem}</p>}
        <TextInput label={t`E-mail`} type="email" required autoComplete="username" size="md" {...form.getInputProps("email")} />
        {sent && (
          <>
            <TextInput label={t`Code from the e-mail`} required autoComplete="one-time-code" size="md" {...form.getInputProps("code")} />
            <PasswordInput
              label={t`New password`}
              description={t`At least 10 characters, with upper and lower case and a digit.`}
              required
              minLength={10}
              autoComplete="new-password"
              size="md"
              visibilityToggleButtonProps={{ "aria-label": t`Show or hide the password`, tabIndex: 0 }}
              {...form.getInputProps("password")}
            />
          </>
        )}
        <Button type="submit" size="md" loading={busy}>{sent ? t`Set new password` : t`Send code`}</Button>
        {!sent && <Button variant="subtle" onClick={() => setSent(true)}>{t`I have a code already`}</Button>}
      </form>
      <p className={classes.below}><Link href="/sign-in">{t`Back to sign-in`}</Link></p>
    </Door>
  );
}
