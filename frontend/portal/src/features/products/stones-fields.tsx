import { Autocomplete, Button, NumberInput, Select, TextInput } from "@mantine/core";
import { t } from "@lingui/core/macro";
import { IconPlus, IconTrash } from "@tabler/icons-react";

import { materialName, materials } from "../../terms";
import { emptyStone, isDiamond, type StoneFields } from "./listing-form";
import classes from "./products.module.css";
import type { ListingForm } from "./use-listing-form";

const METALS: readonly string[] = ["gold", "k_gold", "platinum", "silver"];
const CLARITIES = ["FL", "IF", "VVS1", "VVS2", "VS1", "VS2", "SI1", "SI2", "I1", "I2", "I3"];
const COLOURS = [..."DEFGHIJKLMNOPQRSTUVWXYZ"];
const GRADES = ["Excellent", "Very Good", "Good", "Fair", "Poor"];
const FLUORESCENCE = ["None", "Faint", "Medium", "Strong", "Very Strong"];
const SHAPES = ["round", "princess", "cushion", "oval", "emerald", "pear", "marquise", "heart", "radiant", "asscher"];

export function StonesFields({ form }: { form: ListingForm }) {
  const { stones } = form.getValues().attributes;
  const kinds = materials.filter((one) => !METALS.includes(one)).map((value) => ({ value, label: materialName(value) }));
  const roles = [{ value: "main", label: t`Main stone` }, { value: "accent", label: t`Accent stones` }];
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
              <Select label={t`Stone`} data={kinds} {...form.getInputProps(`${at}.kind`)} />
              <Select label={t`Part of the piece`} data={roles} {...form.getInputProps(`${at}.role`)} />
              <TextInput label={t`Weight (ct)`} description={t`Of all of them together`} inputMode="decimal" placeholder="0.50" {...form.getInputProps(`${at}.carat`)} />
              <NumberInput label={t`Count`} min={1} max={9999} allowDecimal={false} {...form.getInputProps(`${at}.count`)} />
              {isDiamond(stone.kind) ? <Grades form={form} stone={stone} at={at} /> : <GemFields form={form} at={at} />}
            </div>
          </fieldset>
        );
      })}
      <Button variant="default" size="sm" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => form.insertListItem("attributes.stones", emptyStone())}>{t`Add stone`}</Button>
    </div>
  );
}

type GradeField = "clarity" | "cut" | "polish" | "symmetry" | "fluorescence";

function Grades({ form, stone, at }: { form: ListingForm; stone: StoneFields; at: string }) {
  const grade = (field: GradeField, label: string, data: string[]) => (
    <Select
      label={label}
      data={data}
      clearable
      {...form.getInputProps(`${at}.${field}`)}
      value={stone[field] || null}
      onChange={(value) => form.setFieldValue(`${at}.${field}`, value ?? "")}
    />
  );
  return (
    <>
      <Autocomplete label={t`Shape`} data={SHAPES} {...form.getInputProps(`${at}.shape`)} />
      <Autocomplete label={t`Colour`} data={COLOURS} {...form.getInputProps(`${at}.colour`)} />
      {grade("clarity", t`Clarity`, CLARITIES)}
      {grade("cut", t`Cut`, GRADES)}
      {grade("polish", t`Polish`, GRADES)}
      {grade("symmetry", t`Symmetry`, GRADES)}
      {grade("fluorescence", t`Fluorescence`, FLUORESCENCE)}
    </>
  );
}

function GemFields({ form, at }: { form: ListingForm; at: string }) {
  return (
    <>
      <TextInput label={t`Colour`} maxLength={60} {...form.getInputProps(`${at}.colour`)} />
      <TextInput label={t`Origin`} maxLength={60} {...form.getInputProps(`${at}.origin`)} />
      <TextInput label={t`Treatment`} maxLength={60} {...form.getInputProps(`${at}.treatment`)} />
    </>
  );
}
