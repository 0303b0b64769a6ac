import { Autocomplete, MultiSelect, Select, Switch, TagsInput, TextInput } from "@mantine/core";
import { t } from "@lingui/core/macro";

import { craftName, crafts, finenessOf, materialName, metals } from "../../terms";
import { Panel } from "../../ui/page";
import classes from "./products.module.css";
import { StonesFields } from "./stones-fields";
import type { ListingForm } from "./use-listing-form";

const LABORATORIES = ["GIA", "IGI", "HRD", "NGTC", "GTC"];

export function AttributesSection({ form }: { form: ListingForm }) {
  const { attributes } = form.getValues();
  return (
    <Panel title={t`Attributes`} note={t`What the certificate and the hallmark say. The automatic check compares them with your title.`}>
      <div className="stack">
        <Switch label={t`Contains precious metal`} {...form.getInputProps("attributes.has_metal", { type: "checkbox" })} />
        {attributes.has_metal && <MetalFields form={form} />}
        <MultiSelect label={t`Craft`} data={crafts.map((value) => ({ value, label: craftName(value) }))} clearable {...form.getInputProps("attributes.craft")} />
        <StonesFields form={form} />
        <Switch label={t`Is jade`} {...form.getInputProps("attributes.has_jade", { type: "checkbox" })} />
        {attributes.has_jade && <JadeFields form={form} />}
        <Switch label={t`Has a certificate`} {...form.getInputProps("attributes.has_certificate", { type: "checkbox" })} />
        {attributes.has_certificate && (
          <div className={classes.grid}>
            <Autocomplete label={t`Laboratory`} data={LABORATORIES} {...form.getInputProps("attributes.certificate.laboratory")} />
            <TextInput label={t`Certificate number`} autoComplete="off" {...form.getInputProps("attributes.certificate.number")} />
            <TextInput label={t`Issued on`} type="date" {...form.getInputProps("attributes.certificate.issued_on")} />
          </div>
        )}
      </div>
    </Panel>
  );
}

function MetalFields({ form }: { form: ListingForm }) {
  const { kind } = form.getValues().attributes.metal;
  return (
    <div className={classes.grid}>
      <Select label={t`Metal`} data={metals.map((value) => ({ value, label: materialName(value) }))} {...form.getInputProps("attributes.metal.kind")} />
      <Autocomplete label={t`Fineness (‰)`} data={[...finenessOf[kind]]} {...form.getInputProps("attributes.metal.fineness")} />
      <TextInput label={t`Metal weight (g)`} inputMode="decimal" placeholder={t`Optional`} {...form.getInputProps("attributes.metal.grams")} />
    </div>
  );
}

function JadeFields({ form }: { form: ListingForm }) {
  const treatments = [
    { value: "A", label: t`A: untreated` },
    { value: "B", label: t`B: bleached and filled` },
    { value: "C", label: t`C: dyed` },
    { value: "B+C", label: t`B+C: filled and dyed` },
  ];
  return (
    <div className={classes.grid}>
      <Select label={t`Treatment of the jade`} data={treatments} {...form.getInputProps("attributes.jade.treatment")} />
      <TagsInput label={t`Trade words`} description={t`For example icy, floating flower; Enter adds each`} maxTags={8} {...form.getInputProps("attributes.jade.tags")} />
    </div>
  );
}
