import { Trans } from "@lingui/react/macro";
import { Link } from "wouter";
import { signInThen } from "../identity/next";
import { useSession } from "../shell/session";
import { Field } from "../../ui/field";
import type { FieldErrors } from "../../ui/form";

/** Where the confirmation goes: a guest's e-mail address, or that of the account. */
export function Contact({ errors }: { errors: FieldErrors }) {
  const { user } = useSession();
  return (
    <fieldset class="form-part">
      <legend class="form-title">
        <Trans>Contact</Trans>
      </legend>
      {user ? (
        <p class="contact-known">
          <Trans>If there is anything about this order, we write to {user.email}.</Trans>
        </p>
      ) : (
        <>
          <Field name="email" label={<Trans>E-mail</Trans>} hint={<Trans>Your order is found again by this address, with or without an account.</Trans>} error={errors["email"]} required>
            {(control) => <input {...control} type="email" autocomplete="email" inputMode="email" maxLength={254} />}
          </Field>
          <p class="form-note">
            <Trans>Have an account?</Trans>{" "}
            <Link href={signInThen("/checkout")} class="text-link">
              <Trans>Sign in</Trans>
            </Link>
          </p>
        </>
      )}
    </fieldset>
  );
}
