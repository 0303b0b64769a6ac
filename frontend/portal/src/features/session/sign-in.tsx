import { Button, PasswordInput, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { t } from "@lingui/core/macro";
import { ApiProblem, session } from "@parure/shared";
import { useEffect, useState } from "react";
import { Link } from "wouter";

import { explain, fieldErrors } from "../../api/problems";
import { Door } from "./door";
import classes from "./door.module.css";

export function SignIn() {
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const form = useForm({
    initialValues: { email: "", password: "" },
    validate: {
      email: (value) => (value.includes("@") ? null : t`Enter the e-mail address of your account`),
      password: (value) => (value ? null : t`Enter your password`),
    },
  });
  useEffect(() => {
    document.title = `${t`Sign in`} · Parure 珠联`;
  });

  const signIn = form.onSubmit(async ({ email, password }) => {
    setBusy(true);
    setProblem(null);
    try {
      await session.signIn(email.trim(), password);
    } catch (error) {
      form.setErrors(fieldErrors(error));
      setProblem(error instanceof ApiProblem && error.status === 401 ? t`E-mail address or password is not right.` : explain(error));
      setBusy(false);
    }
  });

  return (
    <Door title={t`Sign in to the portal`} lead={t`For suppliers, dealers and operators.`}>
      <form className={classes.form} onSubmit={signIn} noValidate>
        {problem && <p className={classes.problem} role="alert">{problem}</p>}
        <TextInput label={t`E-mail`} type="email" autoComplete="username" size="md" {...form.getInputProps("email")} />
        <PasswordInput
          label={t`Password`}
          autoComplete="current-password"
          size="md"
          visibilityToggleButtonProps={{ "aria-label": t`Show or hide the password`, tabIndex: 0 }}
          {...form.getInputProps("password")}
        />
        <Button type="submit" size="md" loading={busy}>{t`Sign in`}</Button>
      </form>
      <p className={classes.below}><Link href="/forgot-password">{t`Forgot your password?`}</Link></p>
      <p className={classes.below}>{t`Not on Parure yet?`} <Link href="/join">{t`Join as a supplier or a dealer`}</Link></p>
    </Door>
  );
}
