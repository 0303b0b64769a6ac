import { t } from "@lingui/core/macro";
import { ApiProblem } from "@parure/shared";

/** One sentence on what went wrong and what to do next, for a person. The server's own sentence is used where it is the better one. */
export function explain(error: unknown): string {
  if (!(error instanceof ApiProblem)) return t`Something unexpected happened. Load the page again; if it stays, tell your operator.`;
  const known = byCode(error.code);
  if (known) return known;
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

/** Refusals that have a better answer than their number. */
function byCode(code: string): string | null {
  switch (code) {
    case "organisation_suspended": return t`Your organisation is suspended. You can finish the orders that you accepted and renew your papers.`;
    case "licence_expired": return t`Its licence has run out. Accept a renewed one under “Applications”; that reinstates it.`;
    case "already_applied": return t`There is an application already. Load the page again to go on with it.`;
    case "documents_not_ready": return t`A file is still being checked, or was refused. Wait a moment, or upload it again.`;
    case "applicant_not_free": return t`The applicant's account is closed, or works for another organisation by now.`;
    case "papers_missing": return t`A paper that is needed is missing or has run out. Ask the applicant for it.`;
    case "bad_registration_number": return t`This number is not right. In China it is the unified social credit code on the business licence: 18 digits and capitals.`;
    case "paper_expired": return t`This paper has run out. File the renewed one.`;
    case "unknown_document": return t`Upload the paper first.`;
    case "owners_only": return t`Only an owner of the organisation may do this.`;
    default: return null;
  }
}

/** The API names a field by its path (`skus.0.price_rule.amount`, with or without a leading `body.`); forms use the same paths. */
export function fieldErrors(error: unknown): Record<string, string> {
  if (!(error instanceof ApiProblem)) return {};
  const known = byCode(error.code);
  const fields = known && error.body.field ? { ...error.fields, [error.body.field]: known } : error.fields;
  const named = Object.entries(fields).map(([field, detail]) => [field.replace(/^body\./, "").replace(/\[(\d+)\]/g, ".$1"), detail] as const);
  return Object.fromEntries(named);
}

export const isConflict = (error: unknown): boolean => error instanceof ApiProblem && (error.status === 412 || error.code === "stale");
