import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { Field } from "../../ui/field";
import type { FieldErrors } from "../../ui/form";

export const PASSWORD_LENGTH = 10;

export function EmailField({ errors, value }: { errors: FieldErrors; value?: string | undefined }) {
  return (
    <Field name="email" label={<Trans>E-mail</Trans>} error={errors["email"]} required>
      {(control) => <input {...control} type="email" autocomplete="username" inputMode="email" maxLength={254} defaultValue={value} />}
    </Field>
  );
}

export function PasswordField({ errors, fresh = false, label }: { errors: FieldErrors; fresh?: boolean; label?: ReactNode }) {
  return (
    <Field
      name="password"
      label={label ?? <Trans>Password</Trans>}
      error={errors["password"]}
      hint={fresh ? <Trans>At least {PASSWORD_LENGTH} characters, with upper and lower case letters and a number</Trans> : null}
      required
    >
      {(control) => <input {...control} type="password" autocomplete={fresh ? "new-password" : "current-password"} maxLength={128} />}
    </Field>
  );
}

export function CodeField({ errors }: { errors: FieldErrors }) {
  return (
    <Field name="code" label={<Trans>Code from the e-mail</Trans>} error={errors["code"]} required>
      {(control) => <input {...control} type="text" autocomplete="one-time-code" inputMode="numeric" maxLength={12} class="input-code" />}
    </Field>
  );
}
