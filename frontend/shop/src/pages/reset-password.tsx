import "../features/identity/account.css";
import { useState } from "react";
import { Trans, useLingui } from "@lingui/react/macro";
import { Link, useLocation } from "wouter";
import { askForReset, resetPassword } from "../features/identity/api";
import { useRequired } from "../features/identity/check";
import { CodeField, EmailField, PasswordField } from "../features/identity/fields";
import { AccountFrame } from "../features/identity/frame";
import { useSubmission } from "../ui/form";
import { usePageTitle } from "../ui/title";

export default function ResetPasswordPage() {
  const { t } = useLingui();
  const [email, setEmail] = useState<string | null>(null);
  usePageTitle(t`Reset your password`);
  return email === null ? <AskForCode onAsked={setEmail} /> : <ChooseNew email={email} />;
}

function AskForCode({ onAsked }: { onAsked: (email: string) => void }) {
  const { form, errors, problem, busy, onSubmit } = useSubmission({
    check: useRequired("email"),
    send: async ({ email = "" }) => {
      await askForReset(email);
      onAsked(email);
    },
  });
  return (
    <AccountFrame
      title={<Trans>Reset your password</Trans>}
      lead={<Trans>We send a code to your e-mail address.</Trans>}
      form={form}
      problem={problem}
      onSubmit={(event) => void onSubmit(event)}
      foot={
        <Link href="/sign-in" class="text-link">
          <Trans>Back to sign in</Trans>
        </Link>
      }
    >
      <EmailField errors={errors} />
      <button type="submit" class="button button-wide" aria-busy={busy}>
        <Trans>Send code</Trans>
      </button>
    </AccountFrame>
  );
}

function ChooseNew({ email }: { email: string }) {
  const [, navigate] = useLocation();
  const { form, errors, problem, busy, onSubmit } = useSubmission({
    check: useRequired("code", "password"),
    send: async ({ code = "", password = "" }) => {
      await resetPassword(email, code, password);
      navigate("/sign-in", { replace: true });
    },
  });
  return (
    <AccountFrame
      title={<Trans>Choose a new password</Trans>}
      lead={<Trans>If {email} has an account, a code is on its way to it.</Trans>}
      form={form}
      problem={problem}
      onSubmit={(event) => void onSubmit(event)}
    >
      <CodeField errors={errors} />
      <PasswordField errors={errors} fresh label={<Trans>New password</Trans>} />
      <button type="submit" class="button button-wide" aria-busy={busy}>
        <Trans>Save the new password</Trans>
      </button>
    </AccountFrame>
  );
}
