import { expect, test } from "vitest";
import { invoiceOf, missingInInvoice } from "./invoice-values";

test("no invoice is sent unless one is wanted", () => {
  expect(invoiceOf({ invoice_title: "林清" })).toBeNull();
  expect(missingInInvoice({})).toEqual([]);
});

test("a company's special invoice wants everything, a person's only name and address of mail", () => {
  const company = { invoice: "yes", invoice_holder: "company", invoice_form: "special", invoice_title: "珠联", invoice_tax_number: "91350100m000100y43" };

  expect(invoiceOf(company)).toMatchObject({ holder: "company", form: "special", tax_number: "91350100M000100Y43" });
  expect(missingInInvoice(company)).toEqual(["invoice_email", "invoice_address", "invoice_phone", "invoice_bank", "invoice_account"]);
  expect(missingInInvoice({ invoice: "yes", invoice_title: "林清", invoice_email: "lin@example.com" })).toEqual([]);
});
