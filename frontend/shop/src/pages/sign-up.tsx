import "../features/identity/account.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { Link, useLocation, useSearch } from "wouter";
import { currentLanguage } from "@parure/shared";
import { signUp } from "../features/identity/api";
import { useRequired } from "../features/identity/check";
import { EmailField, PasswordField } from "../features/identity/fields";
import { AccountFrame } from "../features/identity/frame";
import { nextOf, signInThen } from "../features/identity/next";
import { Field } from "../ui/field";
import { useSubmission } from "../ui/form";
import { usePageTitle } from "../ui/title";

export default function SignUpPage() {
  const { t } = useLingui();
  const next = nextOf(useSearch());
  const [, navigate] = useLocation();
  usePageTitle(t`Create an account`);
  const { form, errors, problem, busy, onSubmit } = useSubmission({
    check: useRequired("email", "password"),
    send: async ({ name, email = "", password = "" }) => {
      await signUp({ email, password, language: currentLanguage(), ...(name ? { name } : {}) });
      navigate(`/confirm?email=${encodeURIComponent(email)}&next=${encodeURIComponent(next)}`);
    },
  });
  return (
    <AccountFrame
      title={<Trans>Create an account</Trans>}
      form={form}
      problem={problem}
      onSubmit={(event) => void onSubmit(event)}
      foot={
        <p>
          <Trans>Already have an account?</Trans>{" "}
          <Link href={signInThen(next)} class="text-link">
            <Trans>Sign in</Trans>
          </Link>
        </p>
      }
    >
      <Field name="name" label={<Trans>Name</Trans>} error={errors["name"]} optionalMark={t`(optional)`}>
        {(control) => <input {...control} type="text" autocomplete="name" maxLength={80} />}
      </Field>
      <EmailField errors={errors} />
      <PasswordField errors={errors} fresh />
      <button type="submit" class="button button-wide" aria-busy={busy}>
        <Trans>Create account</Trans>
      </button>
    </AccountFrame>
  );
}
