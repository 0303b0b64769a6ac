import { Button, Select, Switch, TextInput } from "@mantine/core";
import { t } from "@lingui/core/macro";
import { IconPlus, IconTrash } from "@tabler/icons-react";

import type { AttributeField } from "../../api/types";
import { Panel } from "../../ui/page";
import { AttributeInput } from "./attribute-input";
import { nextSku, type SkuFields } from "./listing-form";
import { PriceFieldset } from "./price-fieldset";
import classes from "./products.module.css";
import type { ListingForm } from "./use-listing-form";

const OPTIONS = "skus.*.options.";

export function SkusSection({ form, fields }: { form: ListingForm; fields: readonly AttributeField[] }) {
  const { skus } = form.getValues();
  const options = fields.filter(({ path, kind }) => path.startsWith(OPTIONS) && kind !== "part");
  return (
    <Panel title={t`Variants and prices`} note={t`One variant per size or make that is sold and stocked on its own.`}>
      {skus.map((sku, index) => (
        <SkuFieldset key={sku.key} form={form} options={options} sku={sku} index={index} only={skus.length === 1} />
      ))}
      <Button variant="default" size="sm" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => form.insertListItem("skus", nextSku(skus.at(-1)))}>{t`Add variant`}</Button>
    </Panel>
  );
}

type FieldsetProps = { form: ListingForm; options: readonly AttributeField[]; sku: SkuFields; index: number; only: boolean };

function SkuFieldset({ form, options, sku, index, only }: FieldsetProps) {
  const at = `skus.${index}`;
  const number = index + 1;
  const tables = options.find(({ path }) => path === `${OPTIONS}ring_size.table`)?.words ?? [];
  const lengths = options.filter(({ path }) => !path.includes("ring_size"));
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
        {sku.one_of_one && <TextInput label={t`Serial`} description={t`Engraved, or on its tag`} maxLength={40} autoComplete="off" {...form.getInputProps(`${at}.serial`)} />}
        <div className="stack">
          <Switch label={t`One of one (a single piece)`} {...form.getInputProps(`${at}.one_of_one`, { type: "checkbox" })} />
          {(tables.length > 0 || sku.sized) && <Switch label={t`Has a ring size`} {...form.getInputProps(`${at}.sized`, { type: "checkbox" })} />}
        </div>
      </div>
      {lengths.length > 0 && (
        <div className={classes.grid}>
          {lengths.map((field) => <AttributeInput key={field.path} form={form} field={field} at={field.path.replace("*", String(index))} />)}
        </div>
      )}
      {sku.sized && <RingSizeFields form={form} tables={tables} at={`${at}.options.ring_size`} />}
      <PriceFieldset form={form} price={sku.price_rule} at={`${at}.price_rule`} />
      <div className={classes.grid}>
        <TextInput label={t`Minimum advertised price`} description={t`Dealers' shops show nothing below it; empty: they are free`} leftSection="¥" inputMode="decimal" {...form.getInputProps(`${at}.map_price`)} />
      </div>
    </fieldset>
  );
}

function RingSizeFields({ form, tables, at }: { form: ListingForm; tables: AttributeField["words"]; at: string }) {
  return (
    <div className={classes.grid}>
      <Select label={t`Size table`} data={tables} allowDeselect={false} {...form.getInputProps(`${at}.table`)} />
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
