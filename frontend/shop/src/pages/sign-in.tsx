import "../features/identity/account.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { Link, useLocation, useSearch } from "wouter";
import { ApiProblem } from "@parure/shared";
import { signIn } from "../features/identity/api";
import { useRequired } from "../features/identity/check";
import { EmailField, PasswordField } from "../features/identity/fields";
import { AccountFrame } from "../features/identity/frame";
import { goOn, nextOf } from "../features/identity/next";
import { useSubmission } from "../ui/form";
import { usePageTitle } from "../ui/title";

export default function SignInPage() {
  const { t } = useLingui();
  const search = useSearch();
  const [, navigate] = useLocation();
  const next = nextOf(search);
  usePageTitle(t`Sign in`);
  const { form, errors, problem, busy, onSubmit } = useSubmission({
    check: useRequired("email", "password"),
    send: async ({ email = "", password = "" }) => {
      try {
        await signIn(email, password);
        goOn(next, navigate);
      } catch (error) {
        if (!(error instanceof ApiProblem) || error.code !== "not_confirmed") throw error;
        navigate(`/confirm?email=${encodeURIComponent(email)}&next=${encodeURIComponent(next)}`);
      }
    },
  });
  return (
    <AccountFrame
      title={<Trans>Sign in</Trans>}
      lead={next === "/checkout" ? <Trans>Sign in to order. Your bag comes with you.</Trans> : null}
      form={form}
      problem={problem}
      onSubmit={(event) => void onSubmit(event)}
      foot={
        <>
          <Link href="/reset-password" class="text-link">
            <Trans>Forgot your password?</Trans>
          </Link>
          <p>
            <Trans>New to Parure?</Trans>{" "}
            <Link href={`/sign-up?next=${encodeURIComponent(next)}`} class="text-link">
              <Trans>Create an account</Trans>
            </Link>
          </p>
        </>
      }
    >
      <EmailField errors={errors} />
      <PasswordField errors={errors} />
      <button type="submit" class="button button-wide" aria-busy={busy}>
        <Trans>Sign in</Trans>
      </button>
    </AccountFrame>
  );
}
