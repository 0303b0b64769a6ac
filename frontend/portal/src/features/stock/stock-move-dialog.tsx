import { Autocomplete, NumberInput, Select, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { t } from "@lingui/core/macro";
import { api } from "@parure/shared";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";

import type { StockRow } from "../../api/types";
import { FormDialog } from "../../ui/form-dialog";
import { toast } from "../../ui/toasts";
import type { Places } from "./use-locations";
import { reasonName, reasons } from "./words";

export type StockMove = { kind: "receipt" | "adjustment"; sku: string };
type Fields = { sku: string; location_id: string; quantity: number | string; serial: string; reason: string; note: string };
type DialogProps = { move: StockMove | null; places: Places; rows: StockRow[]; close: () => void };

/** Goods that come in, or a count that differs: both become entries of the ledger that nobody can edit afterwards. */
export function StockMoveDialog({ move, places, rows, close }: DialogProps) {
  const queries = useQueryClient();
  const receipt = move?.kind !== "adjustment";
  const form = useForm<Fields>({
    initialValues: { sku: "", location_id: "", quantity: "", serial: "", reason: "", note: "" },
    validate: {
      sku: (value) => (value.trim() ? null : t`Which variant?`),
      location_id: (value) => (value ? null : t`Where?`),
      quantity: (value) => (Number.isInteger(value) && value !== 0 && (!receipt || Number(value) > 0) ? null : t`A whole number other than zero`),
      reason: (value) => (receipt || value ? null : t`Say why: the ledger keeps it`),
      note: (value, { reason }) => (receipt || reason !== "other" || value.trim() ? null : t`Say what happened: the ledger keeps it`),
    },
  });
  const chosen = rows.find((row) => row.sku === form.values.sku.trim().toUpperCase());
  // Consigned goods are counted by their owner, wherever they lie.
  const counted = places.all.filter((place) => place.status === "open" && !places.kept.includes(place));
  useEffect(() => {
    if (!move) return;
    const choices = receipt ? places.open : counted;
    const own = rows.find((row) => row.sku === move.sku)?.locations.filter((at) => choices.some((place) => place.location_id === at.location_id));
    const only = own?.length === 1 ? own[0]?.location_id : choices.length === 1 ? choices[0]?.location_id : undefined;
    form.setValues({ sku: move.sku, location_id: only ?? "", quantity: "", serial: "", reason: "", note: "" });
    // Only a newly opened dialog is filled; the form itself changes with every key.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [move]);

  const send = async ({ sku, location_id, quantity, serial, reason, note }: Fields, once: { idempotencyKey: string }) => {
    const where = { sku: sku.trim(), location_id };
    if (receipt) await api.post("/stock/receipts", { ...where, quantity: Number(quantity), reference: note.trim() || null, serial: serial.trim() || null }, once);
    else await api.post("/stock/adjustments", { ...where, delta: Number(quantity), reason, note: note.trim() || null }, once);
    toast.done(receipt ? t`Receipt recorded.` : t`Adjustment recorded.`);
    await queries.invalidateQueries({ predicate: ({ queryKey: [path] }) => String(path).startsWith("/stock") });
  };

  return (
    <FormDialog opened={move !== null} close={close} title={receipt ? t`Record a receipt` : t`Adjust the stock`} action={receipt ? t`Record receipt` : t`Record adjustment`} form={form} send={send}>
      <Autocomplete label={t`Variant (SKU)`} required data={rows.map((row) => row.sku)} limit={20} {...form.getInputProps("sku")} />
      <Select label={t`Location`} required data={(receipt ? places.open : counted).map(({ location_id: value, name: label }) => ({ value, label }))} {...form.getInputProps("location_id")} />
      <NumberInput
        label={receipt ? t`Quantity received` : t`Difference`}
        {...(receipt ? { min: 1 } : { description: t`Negative when pieces are missing, for example −1` })}
        required
        allowDecimal={false}
        {...form.getInputProps("quantity")}
      />
      {receipt && (!chosen || chosen.one_of_one) && <TextInput label={t`Serial`} description={t`Of a piece (one of one). Without one it goes by its SKU.`} maxLength={60} autoComplete="off" {...form.getInputProps("serial")} />}
      {!receipt && <Select label={t`Reason`} required data={reasons.map((value) => ({ value, label: reasonName(value) }))} {...form.getInputProps("reason")} />}
      <TextInput label={receipt ? t`Reference` : t`Note`} required={!receipt && form.values.reason === "other"} maxLength={receipt ? 80 : 200} placeholder={receipt ? t`Delivery note, optional` : t`What happened, optional`} {...form.getInputProps("note")} />
    </FormDialog>
  );
}
