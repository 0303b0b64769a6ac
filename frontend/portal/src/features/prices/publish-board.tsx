import { NumberInput, Select, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { t } from "@lingui/core/macro";
import { api, moneyToInput, parseMoney } from "@parure/shared";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";

import type { BoardPrice } from "../../api/types";
import { finenessOf, materialName } from "../../terms";
import { FormDialog } from "../../ui/form-dialog";
import { toast } from "../../ui/toasts";
import { LISTING_CURRENCY } from "../products/listing-form";
import { keyOf } from "./board-panel";
import classes from "./prices.module.css";

const DEFAULT_MINUTES = 24 * 60;

/** What a first board offers; afterwards the dialog lists what the board already has. */
const STARTING = [{ metal: "gold", fineness: "999" }, { metal: "gold", fineness: "750" }, { metal: "platinum", fineness: "950" }, { metal: "silver", fineness: "925" }] as const;

type Fields = { prices: { metal: string; fineness: string; amount: string }[]; added: string | null; valid_for_minutes: number | string };
type PublishProps = { opened: boolean; close: () => void; current: BoardPrice[] };

/** A new version of the whole board or of a part of it: an amount left empty keeps its old price. */
export function PublishBoard({ opened, close, current }: PublishProps) {
  const queries = useQueryClient();
  const form = useForm<Fields>({
    initialValues: { prices: [], added: null, valid_for_minutes: DEFAULT_MINUTES },
    validate: {
      prices: { amount: (value) => (value.trim() && !parseMoney(value, LISTING_CURRENCY) ? t`Not an amount: digits with at most two decimals` : null) },
      valid_for_minutes: (value) => (Number(value) >= 1 ? null : t`At least one minute`),
    },
  });
  useEffect(() => {
    if (!opened) return;
    const known = current.map((one) => ({ metal: one.metal as string, fineness: String(one.fineness), amount: moneyToInput(one.price_per_gram) }));
    form.setValues({ prices: known.length ? known : STARTING.map((one) => ({ ...one, amount: "" })), added: null, valid_for_minutes: DEFAULT_MINUTES });
    // Only a newly opened dialog is filled; the form itself changes with every key.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [opened]);

  const publish = async ({ prices, valid_for_minutes }: Fields, once: { idempotencyKey: string }) => {
    const typed = prices.flatMap(({ metal, fineness, amount }) => {
      const price = parseMoney(amount, LISTING_CURRENCY);
      return price ? [{ metal, fineness: Number(fineness), price_per_gram: price }] : [];
    });
    await api.post("/board-prices", { prices: typed, valid_for_minutes: Number(valid_for_minutes) }, once);
    toast.done(t`Published. Prices by weight follow at once.`);
    await queries.invalidateQueries({ predicate: ({ queryKey: [path] }) => String(path).startsWith("/board-prices") });
  };
  const { prices } = form.getValues();
  const missing = (["gold", "platinum", "silver"] as const)
    .flatMap((metal) => finenessOf[metal].map((fineness) => ({ metal, fineness })))
    .filter((one) => !prices.some((price) => keyOf(price) === keyOf(one)));
  const add = (key: string | null) => {
    const found = missing.find((one) => keyOf(one) === key);
    if (found) form.insertListItem("prices", { ...found, amount: "" });
  };
  return (
    <FormDialog opened={opened} close={close} title={t`Publish new board prices`} action={t`Publish`} form={form} send={publish}>
      <p className="quiet">{t`${LISTING_CURRENCY} per gram. The old version stays on record; carts with an expired price are repriced and the buyer is asked.`}</p>
      <div className={classes.rows}>
        {prices.map((price, index) => {
          const name = `${materialName(price.metal)} ${price.fineness}`;
          return (
            <div key={keyOf(price)} className={classes.row}>
              <span aria-hidden>{name}</span>
              <TextInput aria-label={t`Price per gram of ${name}`} inputMode="decimal" {...form.getInputProps(`prices.${index}.amount`)} />
            </div>
          );
        })}
      </div>
      <Select label={t`Add another metal`} placeholder={t`Choose`} data={missing.map((one) => ({ value: keyOf(one), label: `${materialName(one.metal)} ${one.fineness}` }))} value={null} onChange={add} searchable />
      <NumberInput label={t`Valid for (minutes)`} min={1} max={10_080} allowDecimal={false} {...form.getInputProps("valid_for_minutes")} />
    </FormDialog>
  );
}
