import type { Engraving, OrderView } from "@parure/shared";
import { addressOf } from "../addresses/address";
import { invoiceOf } from "../checkout/invoice-values";
import type { Amendment } from "./api";

/** The order's lines whose words can be others. */
export const engravedLines = (order: OrderView) => order.lines.filter((line) => line.engraving && line.engravable);

export const fontOf = (sku: string): string => `${sku}-font`;

/** What a form says otherwise than the order does. */
export function amendmentOf(order: OrderView, values: Record<string, string>): Amendment {
  const amendment: Amendment = {};
  const fetched = order.delivery?.code === "pickup";
  const written = addressOf(values);
  if (fetched && (written.name !== order.address.name || written.phone !== order.address.phone)) amendment.recipient = { name: written.name, phone: written.phone };
  if (!fetched && !alike(written, addressOf(present(order.address)))) amendment.address = written;
  const engravings: Record<string, Engraving> = {};
  for (const { sku, engraving } of engravedLines(order)) {
    const wish = { text: values[sku] ?? "", font: values[fontOf(sku)] ?? "" };
    if (!alike(wish, engraving)) engravings[sku] = wish;
  }
  if (Object.keys(engravings).length > 0) amendment.engravings = engravings;
  for (const name of ["gift_message", "note"] as const) {
    if (name in values && (values[name] || null) !== (order.own?.[name] ?? null)) amendment[name] = values[name] || null;
  }
  const invoice = invoiceOf(values);
  const before = order.own?.invoice ? present(order.own.invoice) : null;
  if (!alike(invoice, before)) amendment.invoice = invoice;
  return amendment;
}

/** Without what is not there, as a form would give it. */
export const present = (fields: object): Record<string, string> => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined && value !== ""));

const sorted = (value: object | null | undefined): string => JSON.stringify(value && Object.entries(value).sort(([a], [b]) => a.localeCompare(b)));
const alike = (one: object | null | undefined, other: object | null | undefined): boolean => sorted(one) === sorted(other);
