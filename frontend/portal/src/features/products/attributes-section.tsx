import { Autocomplete, Button, MultiSelect, NumberInput, Select, Switch, TextInput } from "@mantine/core";
import { t } from "@lingui/core/macro";
import { IconPlus, IconTrash } from "@tabler/icons-react";

import { craftName, crafts, finenessOf, materialName, materials, metals } from "../../terms";
import { Panel } from "../../ui/page";
import { emptyStone } from "./listing-form";
import classes from "./products.module.css";
import type { ListingForm } from "./use-listing-form";

const CLARITIES = ["FL", "IF", "VVS1", "VVS2", "VS1", "VS2", "SI1", "SI2", "I1", "I2", "I3"];
const COLOURS = [..."DEFGHIJKLMN"];
const CUTS = ["Excellent", "Very Good", "Good", "Fair", "Poor"];
const SHAPES = ["round", "princess", "cushion", "oval", "emerald", "pear", "marquise", "heart", "radiant", "asscher", "cabochon", "bead"];
const LABORATORIES = ["GIA", "IGI", "HRD", "NGTC", "GTC"];

const graded = (kind: string): boolean => kind === "diamond" || kind === "lab_grown_diamond";

export function AttributesSection({ form }: { form: ListingForm }) {
  const { attributes } = form.getValues();
  return (
    <Panel title={t`Attributes`} note={t`What the certificate and the hallmark say. The automatic check compares them with your title.`}>
      <div className="stack">
        <Switch label={t`Contains precious metal`} {...form.getInputProps("attributes.has_metal", { type: "checkbox" })} />
        {attributes.has_metal && <MetalFields form={form} />}
        <MultiSelect label={t`Craft`} data={crafts.map((value) => ({ value, label: craftName(value) }))} clearable {...form.getInputProps("attributes.craft")} />
        <Stones form={form} />
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
  const { metal } = form.getValues().attributes.metal;
  return (
    <div className={classes.grid}>
      <Select label={t`Metal`} data={metals.map((value) => ({ value, label: materialName(value) }))} {...form.getInputProps("attributes.metal.metal")} />
      <Autocomplete label={t`Fineness (‰)`} data={[...finenessOf[metal]]} {...form.getInputProps("attributes.metal.fineness")} />
    </div>
  );
}

function Stones({ form }: { form: ListingForm }) {
  const { stones } = form.getValues().attributes;
  return (
    <div>
      {stones.map((stone, index) => {
        const at = `attributes.stones.${index}`;
        const number = index + 1;
        return (
          <fieldset key={stone.key} className={classes.block} aria-label={t`Stone ${number}`}>
            <div className={classes.blockHead}>
              <h3>{t`Stone ${number}`}</h3>
              <Button size="compact-sm" variant="subtle" color="dark" leftSection={<IconTrash size={15} aria-hidden />} onClick={() => form.removeListItem("attributes.stones", index)}>{t`Remove stone`}</Button>
            </div>
            <div className={classes.grid}>
              <Select label={t`Stone`} data={materials.filter((one) => !["gold", "k_gold", "platinum", "silver"].includes(one)).map((value) => ({ value, label: materialName(value) }))} {...form.getInputProps(`${at}.kind`)} />
              <TextInput label={t`Weight (ct)`} inputMode="decimal" placeholder="0.50" {...form.getInputProps(`${at}.carat`)} />
              <NumberInput label={t`Count`} min={1} max={999} allowDecimal={false} {...form.getInputProps(`${at}.count`)} />
              <Autocomplete label={t`Shape`} data={SHAPES} {...form.getInputProps(`${at}.shape`)} />
              {graded(stone.kind) && (
                <>
                  <Select label={t`Colour`} data={COLOURS} clearable {...form.getInputProps(`${at}.colour`)} value={stone.colour || null} onChange={(value) => form.setFieldValue(`${at}.colour`, value ?? "")} />
                  <Autocomplete label={t`Clarity`} data={CLARITIES} {...form.getInputProps(`${at}.clarity`)} />
                  <Select label={t`Cut`} data={CUTS} clearable {...form.getInputProps(`${at}.cut`)} value={stone.cut || null} onChange={(value) => form.setFieldValue(`${at}.cut`, value ?? "")} />
                </>
              )}
            </div>
          </fieldset>
        );
      })}
      <Button variant="default" size="sm" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => form.insertListItem("attributes.stones", emptyStone())}>{t`Add stone`}</Button>
    </div>
  );
}

function JadeFields({ form }: { form: ListingForm }) {
  const types = [
    { value: "A", label: t`A: untreated` },
    { value: "B", label: t`B: bleached and filled` },
    { value: "C", label: t`C: dyed` },
    { value: "B+C", label: t`B+C: filled and dyed` },
  ];
  return (
    <div className={classes.grid}>
      <Select label={t`Treatment`} data={types} {...form.getInputProps("attributes.jade.type")} />
      <TextInput label={t`Trade words`} description={t`For example icy, floating flower; separate with commas`} {...form.getInputProps("attributes.jade.tags")} />
    </div>
  );
}
