import { msg } from "@lingui/core/macro";
import type { MessageDescriptor } from "@lingui/core";
import type { Address } from "@parure/shared";

/** Countries we send to, by ISO 3166 code; their names come from Intl in the reader's language. */
export const countries = ["CN", "HK", "MO", "TW", "SG", "JP", "MY", "US", "CA", "GB", "FR", "DE", "IT", "AU"] as const;

/** Mainland addresses are written province, city, district; others need no district and may have no province. */
export const isMainland = (country: string): boolean => country === "CN";

export const countryName = (code: string, language: string): string => new Intl.DisplayNames([language], { type: "region" }).of(code) ?? code;

const required = msg`Please fill in this field`;
const badPhone = msg`Please give a phone number the courier can call`;

export type AddressErrors = Partial<Record<keyof Address, MessageDescriptor>>;

/** What is missing, by control; the API checks again. */
export function checkAddress(values: Record<string, string>): AddressErrors {
  const errors: AddressErrors = {};
  const needed: (keyof Address)[] = ["name", "phone", "city", "line1"];
  if (isMainland(values["country"] ?? "")) needed.push("province", "district");
  for (const name of needed) if (!values[name]) errors[name] = required;
  const phone = (values["phone"] ?? "").replace(/[\s()-]/g, "");
  if (values["phone"] && !/^\+?\d{6,15}$/.test(phone)) errors.phone = badPhone;
  return errors;
}

/** The form's values as the API's address: what was left empty is not sent. */
export function addressOf(values: Record<string, string>): Address {
  const { name = "", phone = "", country = "CN", city = "", line1 = "" } = values;
  const address: Address = { name, phone, country, city, line1 };
  for (const field of ["province", "district", "line2", "postal_code"] as const) {
    if (values[field]) address[field] = values[field];
  }
  return address;
}
