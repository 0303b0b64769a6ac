import { Button, Select } from "@mantine/core";
import { t } from "@lingui/core/macro";
import { IconPlus, IconTrash } from "@tabler/icons-react";

import type { AttributeField } from "../../api/types";
import { AttributeInput } from "./attribute-input";
import { emptyStone, type Leaf, type Leaves, type StoneFields } from "./attributes-form";
import { fieldsBelow, stoneKinds } from "./definition";
import classes from "./products.module.css";
import type { ListingForm } from "./use-listing-form";

const STONE = "attributes.stones.*";
/** What is said of small stones set around a main one; the rest waits in the fold. */
const OF_ACCENTS = ["count", "carat", "shape", "form", "colour", "clarity", "species", "treatment", "laboratory_grown"];
const RARE = ["measurements.length_mm", "measurements.width_mm", "measurements.depth_mm", "depth_percent", "table_percent", "growth"];

export function StonesFields({ form, fields }: { form: ListingForm; fields: readonly AttributeField[] }) {
  const { attributes, material } = form.getValues();
  const { stones } = attributes;
  const kinds = stoneKinds(fields);
  const usual = kinds.some(({ value }) => value === material) ? material : "diamond";
  return (
    <div>
      {stones.map((stone, index) => (
        <StoneFieldset key={stone.key} form={form} fields={fields} stone={stone} index={index} />
      ))}
      <Button
        variant="default"
        size="sm"
        leftSection={<IconPlus size={16} aria-hidden />}
        onClick={() => form.insertListItem("attributes.stones", stones.length ? { ...emptyStone(), role: "accent" } : emptyStone(usual))}
      >{t`Add stone`}</Button>
    </div>
  );
}

type FieldsetProps = { form: ListingForm; fields: readonly AttributeField[]; stone: StoneFields; index: number };

function StoneFieldset({ form, fields, stone, index }: FieldsetProps) {
  const at = `attributes.stones.${index}`;
  const number = index + 1;
  const own = fieldsBelow(fields, STONE, stone.kind).filter(({ path }) => !path.endsWith(".kind") && !path.endsWith(".role"));
  const name = (field: AttributeField) => field.path.slice(STONE.length + 1);
  const first = own.filter((field) => (stone.role === "accent" ? OF_ACCENTS.includes(name(field)) : !RARE.includes(name(field))));
  const rare = own.filter((field) => !first.includes(field));
  const roles = [{ value: "main", label: t`Main stone` }, { value: "accent", label: t`Accent stones` }];
  const input = (field: AttributeField) => <AttributeInput key={field.path} form={form} field={field} at={`${at}.${name(field)}`} />;
  return (
    <fieldset className={classes.block} aria-label={t`Stone ${number}`}>
      <div className={classes.blockHead}>
        <h3>{t`Stone ${number}`}</h3>
        <Button size="compact-sm" variant="subtle" color="dark" leftSection={<IconTrash size={15} aria-hidden />} onClick={() => form.removeListItem("attributes.stones", index)}>{t`Remove stone`}</Button>
      </div>
      <div className={classes.fields}>
        <Select label={t`Stone`} data={stoneKinds(fields)} allowDeselect={false} {...form.getInputProps(`${at}.kind`)} />
        <Select label={t`Part of the piece`} data={roles} allowDeselect={false} {...form.getInputProps(`${at}.role`)} />
        {first.map(input)}
      </div>
      {rare.length > 0 && (
        <details className={classes.more} open={rare.some((field) => isFilled(stone, name(field))) || undefined}>
          <summary>{t`Measurements and more`}</summary>
          <div className={classes.fields}>{rare.map(input)}</div>
        </details>
      )}
    </fieldset>
  );
}

function isFilled(stone: StoneFields, path: string): boolean {
  const value = path.split(".").reduce<Leaf | Leaves | undefined>((here, step) => (typeof here === "object" && !Array.isArray(here) ? here[step] : undefined), stone);
  return Boolean(value);
}
