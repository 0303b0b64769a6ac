import { msg } from "@lingui/core/macro";
import { alsoSay } from "../../ui/problems";

alsoSay({
  delivery_not_offered: msg`This way of delivery is not offered any more. Please choose another.`,
  too_many_guest_orders: msg`There are several unpaid orders already. Pay one of them, wait half an hour, or sign in to order more.`,
  bad_tax_number: msg`This is not a tax number: it has 18 signs and a check sign at the end.`,
  special_for_companies: msg`Only a company can have a special invoice.`,
  not_engravable: msg`This piece cannot be engraved.`,
  engraving_empty: msg`Please write what to engrave.`,
  engraving_too_long: msg`This is too long for the piece.`,
  engraving_not_drawable: msg`Some of these signs cannot be cut in this hand.`,
  total_too_large: msg`This is more than one payment can carry. Please order in two parts.`,
  total_too_small: msg`There is nothing to pay in this order.`,
});
