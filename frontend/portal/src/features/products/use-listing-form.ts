import { useForm, type UseFormReturnType } from "@mantine/form";
import { t } from "@lingui/core/macro";
import { parseMoney } from "@parure/shared";

import { LISTING_CURRENCY, type ListingFields, type PriceFields, type SkuFields } from "./listing-form";
import { isWeight } from "./price-preview";

export type ListingForm = UseFormReturnType<ListingFields>;

/** Checks only what makes the form unreadable for the server; whether a listing may be published is the review's question. */
export const useListingForm = (initialValues: ListingFields): ListingForm =>
  useForm<ListingFields>({
    initialValues,
    validate: (values) => {
      const errors: Record<string, string> = {};
      if (!values.title.zh.trim()) errors["title.zh"] = t`Give the piece a Chinese title`;
      if (!values.title.en.trim()) errors["title.en"] = t`Give the piece an English title`;
      values.skus.forEach((sku, index) => Object.assign(errors, skuErrors(sku, `skus.${index}`)));
      return errors;
    },
  });

function skuErrors(sku: SkuFields, at: string): Record<string, string> {
  const errors: Record<string, string> = {};
  if (sku.sized && !sku.options.ring_size.label.trim()) errors[`${at}.options.ring_size.label`] = t`Which size?`;
  return { ...errors, ...priceErrors(sku.price_rule, `${at}.price_rule`) };
}

function priceErrors(price: PriceFields, at: string): Record<string, string> {
  const errors: Record<string, string> = {};
  const amount = (path: string, text: string, required: boolean) => {
    if (required && !text.trim()) errors[`${at}.${path}`] = t`Type an amount`;
    else if (text.trim() && !parseMoney(text, LISTING_CURRENCY)) errors[`${at}.${path}`] = t`Not an amount: digits with at most two decimals`;
  };
  if (price.kind === "fixed") {
    amount("amount", price.amount, true);
    return errors;
  }
  if (!isWeight(price.net_grams)) errors[`${at}.net_grams`] = t`Grams with at most two decimals, for example 3.20`;
  amount("labour.amount", price.labour.amount, true);
  amount("stones", price.stones, false);
  amount("certificate_fee", price.certificate_fee, false);
  return errors;
}
