import { useCallback, useRef, useState, type FormEvent } from "react";
import { useLingui } from "@lingui/react";
import type { ApiProblem } from "@parure/shared";
import { fieldSentences } from "./problems";
import { asProblem } from "./remote";

export type FieldErrors = Record<string, string>;

export function valuesOf(form: HTMLFormElement): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value] of new FormData(form)) if (typeof value === "string") values[name] = value.trim();
  return values;
}

interface Submission {
  check?: (values: Record<string, string>) => FieldErrors;
  send: (values: Record<string, string>) => Promise<void>;
}

/** A form's life: check, send once at a time, show problems at their fields and move the focus to the first of them. */
export function useSubmission({ check, send }: Submission) {
  const { i18n } = useLingui();
  const form = useRef<HTMLFormElement>(null);
  const [errors, setErrors] = useState<FieldErrors>({});
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [busy, setBusy] = useState(false);

  const showErrors = useCallback((found: FieldErrors) => {
    setErrors(found);
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
  }, []);

  async function onSubmit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    if (busy) return;
    const values = valuesOf(event.currentTarget);
    const found = check?.(values) ?? {};
    setProblem(null);
    if (Object.keys(found).length > 0) return showErrors(found);
    setErrors({});
    setBusy(true);
    try {
      await send(values);
    } catch (error) {
      const failed = asProblem(error);
      setProblem(failed);
      showErrors(fieldSentences(failed, i18n));
    } finally {
      setBusy(false);
    }
  }

  return { form, errors, problem, busy, onSubmit };
}
