import { useLingui } from "@lingui/react/macro";
import type { FieldErrors } from "../../ui/form";

/** Checks that every named control is filled, and an e-mail address looks like one. */
export function useRequired(...names: string[]): (values: Record<string, string>) => FieldErrors {
  const { t } = useLingui();
  return (values) => {
    const errors: FieldErrors = {};
    for (const name of names) if (!values[name]) errors[name] = t`Please fill in this field`;
    if (values["email"] && !/^\S+@\S+\.\S+$/.test(values["email"])) errors["email"] = t`Please give a complete e-mail address`;
    return errors;
  };
}
