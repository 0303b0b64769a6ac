import { msg } from "@lingui/core/macro";
import type { MessageDescriptor } from "@lingui/core";
import type { Address } from "@parure/shared";
import postal from "./postal.json";

interface Country {
  calling: string;
  phone: string;
  postal: string | null;
  postal_needed: boolean;
  needs: string[];
}

const rules: Readonly<Record<string, Country>> = postal;

/** Countries we send to, by ISO 3166 code; their names come from Intl in the reader's language. */
export const countries = Object.keys(postal);

/** Mainland addresses are written province, city, district; others need no district and may have no province. */
export const isMainland = (country: string): boolean => country === "CN";
export const needsPart = (country: string, part: string): boolean => rules[country]?.needs.includes(part) ?? false;
export const hasPostalCodes = (country: string): boolean => !rules[country] || rules[country].postal !== null;
export const needsPostalCode = (country: string): boolean => rules[country]?.postal_needed ?? false;
export const callingCode = (country: string): string | null => rules[country]?.calling ?? null;

export const countryName = (code: string, language: string): string => new Intl.DisplayNames([language], { type: "region" }).of(code) ?? code;

const required = msg`Please fill in this field`;
const badPhone = msg`Please give a phone number the courier can call`;
const badPostalCode = msg`This is not a postal code there`;

export type AddressErrors = Partial<Record<keyof Address, MessageDescriptor>>;

/** What is missing or cannot be, by control; the API checks again by the same rules. */
export function checkAddress(values: Record<string, string>): AddressErrors {
  const errors: AddressErrors = {};
  const country = values["country"] ?? "";
  const needed: (keyof Address)[] = ["name", "phone", "city", "line1"];
  for (const part of ["province", "district"] as const) if (needsPart(country, part)) needed.push(part);
  if (needsPostalCode(country)) needed.push("postal_code");
  for (const name of needed) if (!values[name]) errors[name] = required;
  if (values["phone"] && !isPhone(values["phone"], country)) errors.phone = badPhone;
  if (values["postal_code"] && !isPostalCode(values["postal_code"], country)) errors.postal_code = badPostalCode;
  return errors;
}

const matches = (pattern: string, text: string): boolean => new RegExp(`^(?:${pattern})$`).test(text);

function isPhone(text: string, code: string): boolean {
  const digits = text.replace(/[\s()./-]/g, "").replace(/^00/, "+");
  const country = rules[code];
  if (!/^\+?\d{5,15}$/.test(digits)) return false;
  if (!country) return true;
  const abroad = `+${country.calling}`;
  if (digits.startsWith(abroad)) {
    const own = digits.slice(abroad.length);
    return matches(country.phone, own) || matches(country.phone, `0${own}`);
  }
  return digits.startsWith("+") ? digits.length >= 8 : matches(country.phone, digits);
}

const isPostalCode = (text: string, code: string): boolean => matches(rules[code]?.postal ?? "[A-Z0-9][A-Z0-9 -]{1,10}[A-Z0-9]", text.trim().toUpperCase());

/** The form's values as the API's address: what was left empty is not sent. */
export function addressOf(values: Record<string, string>): Address {
  const { name = "", phone = "", country = "CN", city = "", line1 = "" } = values;
  const address: Address = { name, phone, country, city, line1 };
  for (const field of ["province", "district", "line2", "postal_code"] as const) {
    if (values[field]) address[field] = values[field];
  }
  return address;
}
