import { Autocomplete, Button, CloseButton, NumberInput, Select, TextInput } from "@mantine/core";
import { useForm, type UseFormReturnType } from "@mantine/form";
import { t } from "@lingui/core/macro";
import { api, randomId } from "@parure/shared";
import { IconPlus } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";

import { useList } from "../../api/lists";
import type { MemoShop, StockRow } from "../../api/types";
import { FormDialog } from "../../ui/form-dialog";
import { toast } from "../../ui/toasts";
import classes from "./stock.module.css";
import type { Places } from "./use-locations";

type Line = { id: string; sku: string; quantity: number | string };
type Fields = { from_location_id: string; to_location_id: string; lines: Line[]; note: string; due_back: string };
type DialogProps = { /** Opened with this code, which may be empty */ sku: string | null; close: () => void; places: Places; supplier: boolean };

const MOST_LINES = 25;
const line = (sku = ""): Line => ({ id: randomId(), sku, quantity: 1 });

export function SendDialog({ sku, close, places, supplier }: DialogProps) {
  const form = useForm<Fields>({
    initialValues: { from_location_id: "", to_location_id: "", lines: [line()], note: "", due_back: "" },
    validate: {
      from_location_id: (value) => (value ? null : t`From where?`),
      to_location_id: (value, values) => (value || goesHome(values.from_location_id, places) ? null : t`To where?`),
      lines: {
        sku: (value) => (value.trim() ? null : t`Which variant?`),
        quantity: (value) => (Number.isInteger(value) && Number(value) > 0 ? null : t`A whole number of pieces`),
      },
    },
  });
  useEffect(() => {
    if (sku !== null) form.setValues({ from_location_id: places.open.length === 1 ? (places.open[0]?.location_id ?? "") : "", to_location_id: "", lines: [line(sku)], note: "", due_back: "" });
    // Only a newly opened dialog is filled.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [sku]);
  const queries = useQueryClient();
  const send = async ({ from_location_id, to_location_id, lines, note, due_back }: Fields, once: { idempotencyKey: string }) => {
    await api.post("/transfers", {
      from_location_id,
      to_location_id: goesHome(from_location_id, places) ? null : to_location_id,
      lines: lines.map((one) => ({ sku: one.sku.trim(), quantity: Number(one.quantity) })),
      note: note.trim() || null,
      due_back: due_back || null,
    }, once);
    toast.done(t`Sent. The goods wait to be counted in.`);
    await queries.invalidateQueries({ predicate: ({ queryKey: [path] }) => ["/transfers", "/stock", "/locations"].includes(String(path)) });
  };
  return (
    <FormDialog opened={sku !== null} close={close} title={t`Send goods`} action={t`Send`} form={form} send={send}>
      <Ends form={form} places={places} supplier={supplier} />
      <Lines form={form} />
      <TextInput label={t`Note`} maxLength={200} placeholder={t`Optional`} {...form.getInputProps("note")} />
    </FormDialog>
  );
}

type Form = Pick<UseFormReturnType<Fields>, "values" | "getInputProps" | "insertListItem" | "removeListItem">;

/** Consigned goods go back to where they came from, so nothing is asked. */
const goesHome = (locationId: string, places: Places): boolean => places.kept.some((place) => place.location_id === locationId);

function Ends({ form, places, supplier }: { form: Form; places: Places; supplier: boolean }) {
  const shops = useList<MemoShop>("/memo-shops", { limit: 100 }, { enabled: supplier });
  const { from_location_id: from, to_location_id: to } = form.values;
  const own = places.open.filter((place) => place.location_id !== from).map(({ location_id: value, name: label }) => ({ value, label }));
  const memo = (shops.rows ?? []).map((shop) => ({ value: shop.location_id, label: `${shop.dealer_name} · ${shop.name}` }));
  const supplierOf = places.kept.find((place) => place.location_id === from)?.memo?.supplier_name;
  return (
    <>
      <Select
        label={t`From`}
        required
        data={[
          { group: t`Own locations`, items: places.open.map(({ location_id: value, name: label }) => ({ value, label })) },
          ...(places.kept.length ? [{ group: t`Kept on memo`, items: places.kept.map(({ location_id: value, name: label }) => ({ value, label })) }] : []),
        ]}
        {...form.getInputProps("from_location_id")}
        data-autofocus
      />
      {supplierOf ? <p className={classes.hint}>{t`These goods go back to ${supplierOf}.`}</p> : (
        <Select
          label={t`To`}
          required
          searchable
          nothingFoundMessage={t`No such place`}
          data={[{ group: t`Own locations`, items: own }, ...(memo.length ? [{ group: t`Dealers, on memo`, items: memo }] : [])]}
          {...form.getInputProps("to_location_id")}
        />
      )}
      {memo.some((shop) => shop.value === to) && (
        <TextInput type="date" label={t`Due back`} description={t`Consigned goods stay yours until they are sold. By this day they should be sold or back.`} {...form.getInputProps("due_back")} />
      )}
    </>
  );
}

function Lines({ form }: { form: Form }) {
  const { from_location_id: from, lines } = form.values;
  const stock = useList<StockRow>("/stock", { location_id: from, limit: 500 }, { enabled: from !== "" });
  const there = (stock.rows ?? []).filter((row) => row.locations.some((at) => at.location_id === from && at.available > 0));
  const free = (sku: string) => there.find((row) => row.sku === sku.trim().toUpperCase())?.locations.find((at) => at.location_id === from)?.available;
  return (
    <fieldset className={classes.lines}>
      <legend>{t`Goods`}</legend>
      {lines.map((one, number) => (
        <div key={one.id} className={classes.line}>
          <Autocomplete aria-label={t`Variant (SKU)`} placeholder={t`SKU`} data={there.map((row) => row.sku)} limit={20} {...form.getInputProps(`lines.${number}.sku`)} />
          <NumberInput aria-label={t`Quantity`} min={1} allowDecimal={false} rightSection={<span className={classes.of}>{free(one.sku) === undefined ? "" : `/ ${free(one.sku)}`}</span>} rightSectionWidth={52} {...form.getInputProps(`lines.${number}.quantity`)} />
          <CloseButton aria-label={t`Remove this line`} disabled={lines.length === 1} onClick={() => form.removeListItem("lines", number)} />
        </div>
      ))}
      <Button size="compact-sm" variant="subtle" leftSection={<IconPlus size={14} aria-hidden />} disabled={lines.length >= MOST_LINES} onClick={() => form.insertListItem("lines", line())}>{t`Another line`}</Button>
    </fieldset>
  );
}
