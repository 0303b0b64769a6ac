import { msg } from "@lingui/core/macro";
import type { I18n, MessageDescriptor } from "@lingui/core";
import type { ApiProblem, CartProblem } from "@parure/shared";

const sentences: Record<string, MessageDescriptor> = {
  offline: msg`You seem to be offline. Please try again.`,
  out_of_stock: msg`There are not enough of this piece left.`,
  insufficient_stock: msg`There are not enough of this piece left.`,
  not_found: msg`This piece is no longer offered.`,
  unavailable: msg`This piece is no longer offered.`,
  payment_unavailable: msg`The payment page cannot be opened right now. Your order is kept; please try again.`,
};

/** Our own sentence for what we know, the API's for the rest. */
export function sentenceOf(problem: ApiProblem, i18n: I18n): string {
  const known = sentences[problem.code];
  return known ? i18n._(known) : problem.message;
}

export const lineProblems: Record<CartProblem, MessageDescriptor> = {
  out_of_stock: msg`Sold out in this quantity`,
  unavailable: msg`No longer offered`,
  price_changed: msg`The price has changed`,
};
