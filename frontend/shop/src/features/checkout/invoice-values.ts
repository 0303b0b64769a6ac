import type { Invoice } from "@parure/shared";

const SPECIAL = ["address", "phone", "bank", "account"] as const;

/** The form's values as the API's invoice; null when none is wanted. */
export function invoiceOf(values: Record<string, string>): Invoice | null {
  if (values["invoice"] !== "yes") return null;
  const holder = values["invoice_holder"] === "company" ? "company" : "personal";
  const form = holder === "company" && values["invoice_form"] === "special" ? "special" : "ordinary";
  const invoice: Invoice = { holder, form, title: values["invoice_title"] ?? "", email: values["invoice_email"] ?? "" };
  if (holder === "company") invoice.tax_number = (values["invoice_tax_number"] ?? "").toUpperCase();
  if (form === "special") for (const part of SPECIAL) invoice[part] = values[`invoice_${part}`] ?? "";
  return invoice;
}

/** Names of the controls that are still empty. */
export function missingInInvoice(values: Record<string, string>): string[] {
  const invoice = invoiceOf(values);
  if (!invoice) return [];
  return Object.entries(invoice)
    .filter(([, value]) => !value)
    .map(([name]) => `invoice_${name}`);
}
