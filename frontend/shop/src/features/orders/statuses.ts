import { msg } from "@lingui/core/macro";
import type { MessageDescriptor } from "@lingui/core";
import type { FulfilmentStatus, OrderStatus, PaymentMethod } from "@parure/shared";

export const orderStatusNames: Record<OrderStatus, MessageDescriptor> = {
  placed: msg`Awaiting payment`,
  paid: msg`Paid`,
  routed: msg`Being prepared`,
  in_fulfilment: msg`Being prepared`,
  shipped: msg`On its way`,
  delivered: msg`Delivered`,
  received: msg`Received`,
  completed: msg`Completed`,
  cancelled: msg`Cancelled`,
  expired: msg`Expired`,
  exception: msg`Needs attention`,
};

export const orderStatusNotes: Record<OrderStatus, MessageDescriptor> = {
  placed: msg`We keep your pieces for you until the payment is made.`,
  paid: msg`Thank you. We are choosing the maker who will send your pieces.`,
  routed: msg`Your maker has the order and is preparing it.`,
  in_fulfilment: msg`Your maker has the order and is preparing it.`,
  shipped: msg`Your pieces are with the courier.`,
  delivered: msg`The courier has delivered your pieces. Please confirm that you have them.`,
  received: msg`You have received your pieces. May they be worn often.`,
  completed: msg`This order is complete. May your pieces be worn often.`,
  cancelled: msg`This order has been cancelled. What was paid goes back the way it came.`,
  expired: msg`The payment did not arrive in time, so the pieces are free again.`,
  exception: msg`Something needs our care. We are on it and will write to you.`,
};

/** What an order, or a parcel, that is picked up in a shop is called instead. */
const fetchedNames: Partial<Record<OrderStatus | FulfilmentStatus, MessageDescriptor>> = {
  shipped: msg`Ready for pick-up`,
  delivered: msg`Picked up`,
};

const fetchedNotes: Partial<Record<OrderStatus, MessageDescriptor>> = {
  paid: msg`Thank you. We are telling the shop.`,
  routed: msg`The shop has the order and is getting it ready.`,
  in_fulfilment: msg`The shop has the order and is getting it ready.`,
  shipped: msg`Your pieces wait for you in the shop. Please bring the code and something with your name on it.`,
  delivered: msg`The shop has handed over your pieces. Please confirm that you have them.`,
};

const fetchedParcels: Partial<Record<FulfilmentStatus, MessageDescriptor>> = {
  assigned: msg`With the shop`,
  accepted: msg`Being got ready in the shop`,
  ...fetchedNames,
};

export const orderName = (status: OrderStatus, fetched: boolean): MessageDescriptor => (fetched && fetchedNames[status]) || orderStatusNames[status];
export const orderNote = (status: OrderStatus, fetched: boolean): MessageDescriptor => (fetched && fetchedNotes[status]) || orderStatusNotes[status];
export const parcelName = (status: FulfilmentStatus, fetched: boolean): MessageDescriptor => (fetched && fetchedParcels[status]) || fulfilmentStatusNames[status];

export const fulfilmentStatusNames: Record<FulfilmentStatus, MessageDescriptor> = {
  assigned: msg`With the maker`,
  accepted: msg`Accepted by the maker`,
  shipped: msg`On its way`,
  delivered: msg`Delivered`,
  received: msg`Received`,
  rejected: msg`Being placed anew`,
  cancelled: msg`Cancelled`,
  exception: msg`Needs attention`,
};

export const trackingNames: Record<string, MessageDescriptor> = {
  shipped: msg`Handed to the courier`,
  in_transit: msg`In transit`,
  out_for_delivery: msg`Out for delivery`,
  delivered: msg`Delivered`,
  exception: msg`Delivery problem`,
};

export const methodNames: Record<PaymentMethod, MessageDescriptor> = {
  card: msg`Bank card`,
  alipay: msg`Alipay`,
  wechat_pay: msg`WeChat Pay`,
};

/** The steps that a buyer follows, in order; side states (cancelled, expired, exception) are on none of them. */
const steps: readonly (readonly OrderStatus[])[] = [["placed"], ["paid"], ["routed", "in_fulfilment"], ["shipped"], ["delivered"], ["received", "completed"]];

export const stepNames: readonly MessageDescriptor[] = [msg`Placed`, msg`Paid`, msg`Preparing`, msg`On its way`, msg`Delivered`, msg`Received`];

const fetchedSteps: readonly MessageDescriptor[] = [msg`Placed`, msg`Paid`, msg`Preparing`, msg`Ready for pick-up`, msg`Picked up`, msg`Received`];

export const stepsOf = (fetched: boolean): readonly MessageDescriptor[] => (fetched ? fetchedSteps : stepNames);

/** How far an order has come, as an index into `stepNames`; -1 beside the path. */
export const stepOf = (status: OrderStatus): number => steps.findIndex((step) => step.includes(status));
