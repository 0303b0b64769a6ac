import { useCallback, useRef, useState, type FormEvent } from "react";
import type { ApiProblem } from "@parure/shared";
import { asProblem } from "./remote";

export type FieldErrors = Record<string, string>;

/** "body.address.phone" and "address.phone" both belong to the control named "phone". */
export const controlOf = (field: string): string => field.split(".").at(-1) ?? field;

export function errorsByControl(problem: ApiProblem): FieldErrors {
  return Object.fromEntries(Object.entries(problem.fields).map(([field, detail]) => [controlOf(field), detail]));
}

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
      showErrors(errorsByControl(failed));
    } finally {
      setBusy(false);
    }
  }

  return { form, errors, problem, busy, onSubmit };
}
