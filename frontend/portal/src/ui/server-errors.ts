import type { UseFormReturnType } from "@mantine/form";

import { fieldErrors } from "../api/problems";

/** Puts the server's field errors next to the inputs that caused them; true when at least one found its place. */
export function showServerErrors<V extends Record<string, unknown>>(form: UseFormReturnType<V>, error: unknown): boolean {
  const found: Record<string, string> = {};
  for (const [path, detail] of Object.entries(fieldErrors(error))) {
    const field = nearestField(form.getValues(), path);
    if (field) found[field] = detail;
  }
  form.setErrors(found);
  return Object.keys(found).length > 0;
}

/**
 * The form's field for a path of the API: names between (the tags of a union) are skipped, and what lies below a field
 * belongs to it: `skus.0.price_rule.by_weight.labour.amount.amount` → `skus.0.price_rule.labour.amount`.
 */
export function nearestField(values: unknown, path: string): string | null {
  let here = values;
  const walked: string[] = [];
  for (const step of path.split(".")) {
    if (here === null || typeof here !== "object") break;
    if (!(step in here)) continue;
    here = (here as Record<string, unknown>)[step];
    walked.push(step);
  }
  return walked.length ? walked.join(".") : null;
}

/** Takes the person to the first field that needs another look. */
export function focusFirstError<V extends Record<string, unknown>>(form: UseFormReturnType<V>, errors: Record<string, unknown>): void {
  const [first] = Object.keys(errors);
  if (first) form.getInputNode(first)?.focus();
}
