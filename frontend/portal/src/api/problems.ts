import { t } from "@lingui/core/macro";
import { ApiProblem } from "@parure/shared";

/** One sentence on what went wrong and what to do next, for a person. The server's own sentence is used where it is the better one. */
export function explain(error: unknown): string {
  if (!(error instanceof ApiProblem)) return t`Something unexpected happened. Load the page again; if it stays, tell your operator.`;
  switch (error.status) {
    case 0:
      return t`No answer from the server. Check the connection and try again.`;
    case 401:
      return t`Your session has ended. Sign in again to go on.`;
    case 403:
      return t`Your account may not do this. Ask your organisation's owner or the operator.`;
    case 404:
      return t`This does not exist, or it belongs to another organisation.`;
    case 412:
      return t`Someone else changed this in the meantime. Load the newest version, then make your change again.`;
    case 429:
      return t`Too many requests at once. Wait a minute, then try again.`;
    default:
      return error.status >= 500
        ? t`The server could not do this just now. Try again in a moment; nothing was changed twice.`
        : error.message;
  }
}

/** The API names a field by its path (`skus.0.price_rule.amount`, with or without a leading `body.`); forms use the same paths. */
export function fieldErrors(error: unknown): Record<string, string> {
  if (!(error instanceof ApiProblem)) return {};
  const named = Object.entries(error.fields).map(([field, detail]) => [field.replace(/^body\./, "").replace(/\[(\d+)\]/g, ".$1"), detail] as const);
  return Object.fromEntries(named);
}

export const isConflict = (error: unknown): boolean => error instanceof ApiProblem && (error.status === 412 || error.code === "stale");
