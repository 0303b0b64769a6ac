import { msg } from "@lingui/core/macro";
import type { I18n, MessageDescriptor } from "@lingui/core";
import type { ApiProblem } from "@parure/shared";

/** Our own sentences for the codes that a buyer can meet: the API's details are written for programmers, in English. */
const byCode: Record<string, MessageDescriptor> = {
  offline: msg`You seem to be offline. Please try again.`,
  // pieces and bag
  out_of_stock: msg`There are not enough of this piece left.`,
  unavailable: msg`This piece is no longer offered.`,
  no_such_sku: msg`This piece is no longer offered.`,
  product_not_found: msg`This piece is no longer offered.`,
  not_found: msg`We do not find this any more.`,
  board_price_missing: msg`The price of this piece is being set anew. Please try again in a little while.`,
  board_price_expired: msg`The price of this piece is being set anew. Please try again in a little while.`,
  cart_full: msg`Your bag is full. Please order these pieces first.`,
  cart_empty: msg`Your bag is empty`,
  not_in_cart: msg`This piece is no longer in your bag.`,
  changed_meanwhile: msg`This has just been changed in another window. Please look again.`,
  too_many_suppliers: msg`These pieces come from too many makers for one order. Please order them in two parts.`,
  // orders and payment
  price_changed: msg`The price has changed`,
  not_cancellable: msg`This order can no longer be cancelled here.`,
  not_payable: msg`This order is not waiting for a payment any more.`,
  not_shipped: msg`This order has not been shipped yet.`,
  hold_gone: msg`The pieces of this order are no longer kept. Please order again.`,
  payment_unavailable: msg`The payment page cannot be opened right now. Your order is kept; please try again.`,
  role_not_allowed: msg`This account cannot order here. Please sign in with a customer account.`,
  // accounts
  bad_credentials: msg`E-mail or password is not right.`,
  not_confirmed: msg`This account is not confirmed yet. Please enter the code from our e-mail.`,
  password_not_set: msg`Please choose a password first: ask for a code by e-mail.`,
  password_reset_required: msg`Please choose a new password: ask for a code by e-mail.`,
  organisation_suspended: msg`Your organisation is suspended.`,
  account_closed: msg`This account is closed.`,
  account_known: msg`This account is confirmed already. Please sign in.`,
  bad_code: msg`The code is wrong or has expired. Please ask for a new one.`,
  bad_email: msg`Please give a complete e-mail address`,
  weak_password: msg`The password needs at least 10 characters, with upper and lower case letters and a number.`,
  too_many_attempts: msg`Too many attempts. Please wait a moment.`,
  // fields
  required: msg`Please fill in this field`,
  missing: msg`Please fill in this field`,
  string_too_short: msg`Please fill in this field`,
  string_too_long: msg`This is too long.`,
};

const byStatus: Record<number, MessageDescriptor> = {
  401: msg`Please sign in again.`,
  403: msg`This account may not do this.`,
  404: msg`We do not find this any more.`,
  429: msg`Too many attempts. Please wait a moment.`,
};

const trouble = msg`Something went wrong on our side. Please try again in a moment.`;
const refused = msg`That did not work. Please check and try again.`;
const wrongField = msg`Please check this field`;

export function sentenceOf(problem: ApiProblem, i18n: I18n): string {
  return i18n._(byCode[problem.code] ?? byStatus[problem.status] ?? (problem.status >= 500 ? trouble : refused));
}

export const sentenceOfCode = (code: string, i18n: I18n): string => i18n._(byCode[code] ?? refused);

/** Sentences of a feature's own codes, told by its chunk when it is loaded. */
export const alsoSay = (sentences: Record<string, MessageDescriptor>): void => void Object.assign(byCode, sentences);

/** "body.address.phone" and "address.phone" both belong to the control named "phone"; an invoice has its own, "invoice_phone". */
const controlOf = (field: string): string => field.replace(/.*\binvoice\./, "invoice_").split(".").at(-1) ?? field;

/** Sentences by the name of the control that they are about. */
export function fieldSentences(problem: ApiProblem, i18n: I18n): Record<string, string> {
  const found: Record<string, string> = {};
  if (problem.body.field) found[controlOf(problem.body.field)] = i18n._(byCode[problem.code] ?? wrongField);
  for (const { field, code } of problem.body.errors ?? []) found[controlOf(field)] = i18n._(byCode[code] ?? wrongField);
  return found;
}
