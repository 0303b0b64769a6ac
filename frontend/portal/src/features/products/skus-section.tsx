import { Button, Select, Switch, TextInput } from "@mantine/core";
import { t } from "@lingui/core/macro";
import { IconPlus, IconTrash } from "@tabler/icons-react";

import { Panel } from "../../ui/page";
import { nextSku, type SkuFields } from "./listing-form";
import { PriceFieldset } from "./price-fieldset";
import classes from "./products.module.css";
import type { ListingForm } from "./use-listing-form";

export function SkusSection({ form }: { form: ListingForm }) {
  const { skus } = form.getValues();
  return (
    <Panel title={t`Variants and prices`} note={t`One variant per size or make that is sold and stocked on its own.`}>
      {skus.map((sku, index) => (
        <SkuFieldset key={sku.key} form={form} sku={sku} index={index} only={skus.length === 1} />
      ))}
      <Button variant="default" size="sm" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => form.insertListItem("skus", nextSku(skus.at(-1)))}>{t`Add variant`}</Button>
    </Panel>
  );
}

function SkuFieldset({ form, sku, index, only }: { form: ListingForm; sku: SkuFields; index: number; only: boolean }) {
  const at = `skus.${index}`;
  const number = index + 1;
  return (
    <fieldset className={classes.block} aria-label={t`Variant ${number}`}>
      <div className={classes.blockHead}>
        <h3>{t`Variant ${number}`}</h3>
        {!only && (
          <Button size="compact-sm" variant="subtle" color="dark" leftSection={<IconTrash size={15} aria-hidden />} onClick={() => form.removeListItem("skus", index)}>{t`Remove variant`}</Button>
        )}
      </div>
      <div className={classes.grid}>
        <TextInput label={t`SKU code`} description={t`Unique in the mall; left empty, one is made`} maxLength={40} autoComplete="off" {...form.getInputProps(`${at}.code`)} />
        <div className="stack">
          <Switch label={t`One of one (a single piece)`} {...form.getInputProps(`${at}.one_of_one`, { type: "checkbox" })} />
          <Switch label={t`Has a ring size`} {...form.getInputProps(`${at}.sized`, { type: "checkbox" })} />
        </div>
      </div>
      <div className={classes.grid}>
        <TextInput label={t`Length (cm)`} inputMode="decimal" placeholder={t`Optional`} {...form.getInputProps(`${at}.options.length_cm`)} />
        <TextInput label={t`Inner diameter (mm)`} inputMode="decimal" placeholder={t`Optional`} {...form.getInputProps(`${at}.options.inner_diameter_mm`)} />
        <TextInput label={t`Total weight (g)`} inputMode="decimal" placeholder={t`Optional`} {...form.getInputProps(`${at}.options.weight_g`)} />
      </div>
      {sku.sized && <RingSizeFields form={form} at={`${at}.options.ring_size`} />}
      <PriceFieldset form={form} price={sku.price_rule} at={`${at}.price_rule`} />
    </fieldset>
  );
}

const RING_TABLES = ["cn", "hk", "us", "eu", "it", "jp", "uk"];

function RingSizeFields({ form, at }: { form: ListingForm; at: string }) {
  return (
    <div className={classes.grid}>
      <Select label={t`Size table`} data={RING_TABLES.map((value) => ({ value, label: value.toUpperCase() }))} {...form.getInputProps(`${at}.table`)} />
      <TextInput label={t`Ring size`} required maxLength={8} {...form.getInputProps(`${at}.label`)} />
      <TextInput
        label={t`Inner circumference (mm)`}
        description={t`Leave empty to take it from the table`}
        inputMode="decimal"
        {...form.getInputProps(`${at}.circumference_mm`)}
      />
    </div>
  );
}
