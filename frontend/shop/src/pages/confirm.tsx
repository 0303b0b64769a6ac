import "../features/identity/account.css";
import { useState } from "react";
import { Trans, useLingui } from "@lingui/react/macro";
import { useLocation, useSearch } from "wouter";
import { confirmAccount, resendCode } from "../features/identity/api";
import { useRequired } from "../features/identity/check";
import { CodeField, EmailField } from "../features/identity/fields";
import { AccountFrame } from "../features/identity/frame";
import { nextOf, signInThen } from "../features/identity/next";
import { useSubmission, valuesOf } from "../ui/form";
import { usePageTitle } from "../ui/title";

export default function ConfirmPage() {
  const { t } = useLingui();
  const search = useSearch();
  const [, navigate] = useLocation();
  const [sent, setSent] = useState(false);
  usePageTitle(t`Confirm your e-mail`);
  const { form, errors, problem, busy, onSubmit } = useSubmission({
    check: useRequired("email", "code"),
    send: async ({ email = "", code = "" }) => {
      await confirmAccount(email, code);
      navigate(signInThen(nextOf(search)), { replace: true });
    },
  });

  async function resend(): Promise<void> {
    const email = form.current ? valuesOf(form.current)["email"] : "";
    if (!email) return form.current?.querySelector<HTMLInputElement>("[name=email]")?.focus();
    // The answer is the same whether the address is known or not, and so is what is said here.
    await resendCode(email).catch(() => undefined);
    setSent(true);
  }

  return (
    <AccountFrame
      title={<Trans>Confirm your e-mail</Trans>}
      lead={<Trans>We have sent you a code. It may take a minute to arrive.</Trans>}
      form={form}
      problem={problem}
      onSubmit={(event) => void onSubmit(event)}
      foot={
        <>
          <button type="button" class="text-link" onClick={() => void resend()}>
            <Trans>Send the code again</Trans>
          </button>
          <p role="status">{sent && <Trans>A new code is on its way.</Trans>}</p>
        </>
      }
    >
      <EmailField errors={errors} value={new URLSearchParams(search).get("email") ?? undefined} />
      <CodeField errors={errors} />
      <button type="submit" class="button button-wide" aria-busy={busy}>
        <Trans>Confirm</Trans>
      </button>
    </AccountFrame>
  );
}
