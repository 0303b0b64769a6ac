import { Button, Select, Switch, TextInput } from "@mantine/core";
import { t } from "@lingui/core/macro";
import { IconPlus, IconTrash } from "@tabler/icons-react";

import { Panel } from "../../ui/page";
import { emptySku, type SkuFields } from "./listing-form";
import { PriceFieldset } from "./price-fieldset";
import classes from "./products.module.css";
import { circumferenceOf, ringSizeTables } from "./ring-size";
import type { ListingForm } from "./use-listing-form";

export function SkusSection({ form }: { form: ListingForm }) {
  const { skus } = form.getValues();
  const addSku = () => {
    const last = skus.at(-1);
    // The next size usually differs in nothing but its size.
    form.insertListItem("skus", last ? { ...emptySku(), sized: last.sized, ring_size: { ...last.ring_size, label: "", circumference_mm: "" }, price_rule: structuredClone(last.price_rule) } : emptySku());
  };
  return (
    <Panel title={t`Variants and prices`} note={t`One variant per size or make that is sold and stocked on its own.`}>
      {skus.map((sku, index) => (
        <SkuFieldset key={sku.key} form={form} sku={sku} index={index} only={skus.length === 1} />
      ))}
      <Button variant="default" size="sm" leftSection={<IconPlus size={16} aria-hidden />} onClick={addSku}>{t`Add variant`}</Button>
    </Panel>
  );
}

function SkuFieldset({ form, sku, index, only }: { form: ListingForm; sku: SkuFields; index: number; only: boolean }) {
  const at = `skus.${index}`;
  const number = index + 1;
  return (
    <fieldset className={classes.block} aria-label={t`Variant ${number}`}>
      <div className={classes.blockHead}>
        <h3>{t`Variant ${number}`} {sku.sku && <span className="mono quiet">{sku.sku}</span>}</h3>
        {!only && (
          <Button size="compact-sm" variant="subtle" color="dark" leftSection={<IconTrash size={15} aria-hidden />} onClick={() => form.removeListItem("skus", index)}>{t`Remove variant`}</Button>
        )}
      </div>
      <div className={classes.grid}>
        <TextInput label={t`Your article number`} placeholder={t`Optional`} maxLength={40} autoComplete="off" {...form.getInputProps(`${at}.code`)} />
        <div className="stack">
          <Switch label={t`One of one (a single piece)`} {...form.getInputProps(`${at}.one_of_one`, { type: "checkbox" })} />
          <Switch label={t`Has a ring size`} {...form.getInputProps(`${at}.sized`, { type: "checkbox" })} />
        </div>
      </div>
      {sku.sized && <RingSizeFields form={form} sku={sku} at={at} />}
      <PriceFieldset form={form} price={sku.price_rule} at={`${at}.price_rule`} />
    </fieldset>
  );
}

function RingSizeFields({ form, sku, at }: { form: ListingForm; sku: SkuFields; at: string }) {
  const { table, label } = sku.ring_size;
  const computed = circumferenceOf(table, label);
  const change = (part: "table" | "label", value: string) => {
    const next = { ...sku.ring_size, [part]: value };
    const mm = circumferenceOf(next.table, next.label);
    form.setFieldValue(`${at}.ring_size`, { ...next, circumference_mm: mm === null ? next.circumference_mm : String(mm) });
  };
  return (
    <div className={classes.grid}>
      <Select
        label={t`Size table`}
        data={ringSizeTables.map((value) => ({ value, label: value.toUpperCase() }))}
        {...form.getInputProps(`${at}.ring_size.table`)}
        onChange={(value) => change("table", value ?? "cn")}
      />
      <TextInput label={t`Ring size`} required {...form.getInputProps(`${at}.ring_size.label`)} onChange={(event) => change("label", event.currentTarget.value)} />
      <TextInput
        label={t`Inner circumference (mm)`}
        description={computed === null ? t`Tables differ between brands: measure it` : t`From the table's formula`}
        inputMode="decimal"
        readOnly={computed !== null}
        {...form.getInputProps(`${at}.ring_size.circumference_mm`)}
      />
    </div>
  );
}
