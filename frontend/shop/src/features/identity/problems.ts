import { msg } from "@lingui/core/macro";
import type { I18n, MessageDescriptor } from "@lingui/core";
import type { ApiProblem } from "@parure/shared";

const byCode: Record<string, MessageDescriptor> = {
  offline: msg`You seem to be offline. Please try again.`,
  not_confirmed: msg`This account is not confirmed yet. Please enter the code from our e-mail.`,
  account_not_confirmed: msg`This account is not confirmed yet. Please enter the code from our e-mail.`,
};

const byStatus: Record<number, MessageDescriptor> = {
  401: msg`E-mail or password is not right.`,
  429: msg`Too many attempts. Please wait a moment.`,
};

export const isUnconfirmed = (problem: ApiProblem): boolean => problem.code.endsWith("not_confirmed");

export function identitySentence(problem: ApiProblem, i18n: I18n): string {
  const known = byCode[problem.code] ?? byStatus[problem.status];
  return known ? i18n._(known) : problem.message;
}
