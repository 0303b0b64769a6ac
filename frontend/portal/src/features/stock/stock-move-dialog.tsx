import { Autocomplete, NumberInput, Select, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { t } from "@lingui/core/macro";
import { api } from "@parure/shared";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";

import type { Location, StockRow } from "../../api/types";
import { FormDialog } from "../../ui/form-dialog";
import { toast } from "../../ui/toasts";

export type StockMove = { kind: "receipt" | "adjustment"; sku: string };
type Fields = { sku: string; location_id: string; quantity: number | string; note: string };
type DialogProps = { move: StockMove | null; locations: Location[]; rows: StockRow[]; close: () => void };

/** Goods that come in, or a count that differs: both become entries of the ledger that nobody can edit afterwards. */
export function StockMoveDialog({ move, locations, rows, close }: DialogProps) {
  const queries = useQueryClient();
  const receipt = move?.kind !== "adjustment";
  const form = useForm<Fields>({
    initialValues: { sku: "", location_id: "", quantity: "", note: "" },
    validate: {
      sku: (value) => (value.trim() ? null : t`Which variant?`),
      location_id: (value) => (value ? null : t`Where?`),
      quantity: (value) => (Number.isInteger(value) && value !== 0 && (!receipt || Number(value) > 0) ? null : t`A whole number other than zero`),
      note: (value) => (receipt || value.trim() ? null : t`Say why: the ledger keeps it`),
    },
  });
  useEffect(() => {
    if (!move) return;
    const own = rows.find((row) => row.sku === move.sku)?.locations;
    form.setValues({ sku: move.sku, location_id: own?.length === 1 ? (own[0]?.location_id ?? "") : (locations.length === 1 ? (locations[0]?.location_id ?? "") : ""), quantity: "", note: "" });
    // Only a newly opened dialog is filled; the form itself changes with every key.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [move]);

  const send = async ({ sku, location_id, quantity, note }: Fields, once: { idempotencyKey: string }) => {
    const where = { sku: sku.trim(), location_id };
    if (receipt) await api.post("/stock/receipts", { ...where, quantity: Number(quantity), ...(note.trim() ? { reference: note.trim() } : {}) }, once);
    else await api.post("/stock/adjustments", { ...where, delta: Number(quantity), reason: note.trim() }, once);
    toast.done(receipt ? t`Receipt recorded.` : t`Adjustment recorded.`);
    await queries.invalidateQueries({ predicate: ({ queryKey: [path] }) => String(path).startsWith("/stock") });
  };

  return (
    <FormDialog opened={move !== null} close={close} title={receipt ? t`Record a receipt` : t`Adjust the stock`} action={receipt ? t`Record receipt` : t`Record adjustment`} form={form} send={send}>
      <Autocomplete label={t`Variant (SKU)`} required data={rows.map((row) => row.sku)} limit={20} {...form.getInputProps("sku")} />
      <Select label={t`Location`} required data={locations.map(({ location_id: value, name: label }) => ({ value, label }))} {...form.getInputProps("location_id")} />
      <NumberInput
        label={receipt ? t`Quantity received` : t`Difference`}
        {...(receipt ? { min: 1 } : { description: t`Negative when pieces are missing, for example −1` })}
        required
        allowDecimal={false}
        {...form.getInputProps("quantity")}
      />
      <TextInput label={receipt ? t`Reference` : t`Reason`} required={!receipt} maxLength={200} placeholder={receipt ? t`Delivery note, optional` : t`For example stocktaking`} {...form.getInputProps("note")} />
    </FormDialog>
  );
}
