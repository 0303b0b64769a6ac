import { msg } from "@lingui/core/macro";
import type { MessageDescriptor } from "@lingui/core";
import type { CartProblem } from "@parure/shared";

export const lineProblems: Record<CartProblem, MessageDescriptor> = {
  out_of_stock: msg`Sold out in this quantity`,
  unavailable: msg`No longer offered`,
  price_changed: msg`The price has changed`,
};
