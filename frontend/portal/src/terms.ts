import { t } from "@lingui/core/macro";

import type { FulfilmentStatus, ListingStatus, Metal, OrderStatus, Role } from "./api/types";
import type { Tone } from "./ui/status";

/* The trade's words for the API's values, in the reader's language. Functions, not tables: they are asked while rendering. */

export function roleName(role: Role): string {
  switch (role) {
    case "supplier": return t`Supplier`;
    case "dealer": return t`Dealer`;
    case "operator": return t`Operator`;
    case "consumer": return t`Consumer`;
  }
}

export const categories = [
  "ring", "necklace", "pendant", "bracelet", "bangle", "earrings", "brooch", "loose_stone", "set", "gold_bar",
] as const;

export function categoryName(category: string): string {
  switch (category) {
    case "ring": return t`Ring`;
    case "necklace": return t`Necklace`;
    case "pendant": return t`Pendant`;
    case "bracelet": return t`Bracelet`;
    case "bangle": return t`Bangle`;
    case "earrings": return t`Earrings`;
    case "brooch": return t`Brooch`;
    case "loose_stone": return t`Loose stone`;
    case "set": return t`Set`;
    case "gold_bar": return t`Gold bar`;
    default: return category;
  }
}

export const materials = [
  "diamond", "lab_grown_diamond", "jadeite", "nephrite", "gold", "k_gold", "platinum", "silver", "pearl", "ruby", "sapphire", "emerald", "other_gem",
] as const;

export function materialName(material: string): string {
  switch (material) {
    case "diamond": return t`Diamond`;
    case "lab_grown_diamond": return t`Lab-grown diamond`;
    case "jadeite": return t`Jadeite`;
    case "nephrite": return t`Nephrite`;
    case "gold": return t`Gold`;
    case "k_gold": return t`K-gold`;
    case "platinum": return t`Platinum`;
    case "silver": return t`Silver`;
    case "pearl": return t`Pearl`;
    case "ruby": return t`Ruby`;
    case "sapphire": return t`Sapphire`;
    case "emerald": return t`Emerald`;
    case "other_gem": return t`Other gem`;
    default: return material;
  }
}

/** Fineness in ‰ by GB 11887; 999 and 999.9 are sold by stated content. */
export const finenessOf: Record<Metal, readonly string[]> = {
  gold: ["375", "585", "750", "916", "990", "999", "999.9"],
  k_gold: ["375", "585", "750"],
  platinum: ["850", "900", "950", "990", "999"],
  silver: ["800", "925", "990", "999"],
};

export const metals = ["gold", "k_gold", "platinum", "silver"] as const;

type Named = { name: string; tone: Tone };

export function listingStatus(status: ListingStatus | string): Named {
  switch (status) {
    case "draft": return { name: t`Draft`, tone: "neutral" };
    case "submitted": return { name: t`In review`, tone: "wait" };
    case "published": return { name: t`Published`, tone: "good" };
    case "returned": return { name: t`Sent back`, tone: "wait" };
    case "rejected": return { name: t`Rejected`, tone: "bad" };
    case "approved": return { name: t`Approved`, tone: "info" };
    case "taken_down": return { name: t`Taken down`, tone: "neutral" };
    default: return { name: status, tone: "neutral" };
  }
}

export function fulfilmentStatus(status: FulfilmentStatus | string): Named {
  switch (status) {
    case "assigned": return { name: t`To accept`, tone: "wait" };
    case "accepted": return { name: t`To ship`, tone: "info" };
    case "shipped": return { name: t`Shipped`, tone: "info" };
    case "delivered": return { name: t`Delivered`, tone: "good" };
    case "received": return { name: t`Received`, tone: "good" };
    case "rejected": return { name: t`Rejected`, tone: "bad" };
    case "cancelled": return { name: t`Cancelled`, tone: "neutral" };
    case "exception": return { name: t`Needs attention`, tone: "bad" };
    default: return { name: status, tone: "neutral" };
  }
}

/** The same for what the buyer comes for: nothing is sent, so nothing is shipped. */
export function pickupStatus(status: FulfilmentStatus | string): Named {
  switch (status) {
    case "accepted": return { name: t`To get ready`, tone: "info" };
    case "shipped": return { name: t`Ready for pick-up`, tone: "info" };
    case "delivered": return { name: t`Picked up`, tone: "good" };
    default: return fulfilmentStatus(status);
  }
}

export const parcelStatus = ({ status, pickup }: { status: FulfilmentStatus; pickup: boolean }): Named => (pickup ? pickupStatus(status) : fulfilmentStatus(status));

export function orderStatus(status: OrderStatus | string): Named {
  switch (status) {
    case "placed": return { name: t`Awaiting payment`, tone: "wait" };
    case "paid": return { name: t`Paid`, tone: "info" };
    case "routed": return { name: t`Routed`, tone: "info" };
    case "in_fulfilment": return { name: t`With suppliers`, tone: "info" };
    case "shipped": return { name: t`Shipped`, tone: "info" };
    case "delivered": return { name: t`Delivered`, tone: "good" };
    case "received": return { name: t`Received`, tone: "good" };
    case "completed": return { name: t`Completed`, tone: "good" };
    case "cancelled": return { name: t`Cancelled`, tone: "neutral" };
    case "expired": return { name: t`Expired`, tone: "neutral" };
    case "exception": return { name: t`Needs attention`, tone: "bad" };
    default: return { name: status, tone: "neutral" };
  }
}

export function trackingStatus(status: string): string {
  switch (status) {
    case "in_transit": return t`In transit`;
    case "out_for_delivery": return t`Out for delivery`;
    case "delivered": return t`Delivered`;
    case "exception": return t`Delivery problem`;
    default: return status;
  }
}

/** One move in the stock ledger. */
export function stockMove(kind: string): string {
  switch (kind) {
    case "receipt": return t`Receipt`;
    case "hold": return t`Held for an order`;
    case "release": return t`Hold released`;
    case "allocate": return t`Allocated to a paid order`;
    case "ship": return t`Shipped out`;
    case "return": return t`Returned`;
    case "adjust": return t`Adjustment`;
    case "transfer": return t`Allocation moved`;
    case "unallocate": return t`Allocation given back`;
    case "send": return t`Sent to another location`;
    case "arrive": return t`Arrived and counted in`;
    case "recall": return t`Called back`;
    case "memo_sale": return t`Sold from consignment`;
    default: return kind;
  }
}

export const locationKind = (kind: string): string => (kind === "shop" ? t`Shop` : kind === "memo" ? t`Memo drawer` : t`Warehouse`);
export const organisationKind = (kind: string): string => (kind === "dealer" ? t`Dealer` : kind === "operator" ? t`Operator` : t`Supplier`);
