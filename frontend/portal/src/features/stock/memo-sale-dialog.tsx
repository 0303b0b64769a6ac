import { NumberInput, Select, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { t } from "@lingui/core/macro";
import { api } from "@parure/shared";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";

import type { StockRow } from "../../api/types";
import { FormDialog } from "../../ui/form-dialog";
import { toast } from "../../ui/toasts";
import type { Places } from "./use-locations";

type Fields = { location_id: string; quantity: number | string; reference: string };

/** A dealer sold a supplier's goods over the counter: they leave the stock, and the supplier is told. */
export function MemoSaleDialog({ row, places, close }: { row: StockRow | null; places: Places; close: () => void }) {
  const queries = useQueryClient();
  const drawers = row?.locations.filter((at) => at.available > 0 && places.kept.some((place) => place.location_id === at.location_id)) ?? [];
  const form = useForm<Fields>({
    initialValues: { location_id: "", quantity: 1, reference: "" },
    validate: {
      location_id: (value) => (value ? null : t`Where?`),
      quantity: (value) => (Number.isInteger(value) && Number(value) > 0 ? null : t`A whole number of pieces`),
    },
  });
  useEffect(() => {
    if (row) form.setValues({ location_id: drawers[0]?.location_id ?? "", quantity: 1, reference: "" });
    // Only a newly opened dialog is filled.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [row]);
  const sell = async ({ location_id, quantity, reference }: Fields, once: { idempotencyKey: string }) => {
    await api.post("/memo-sales", { sku: row?.sku, location_id, quantity: Number(quantity), ...(reference.trim() ? { reference: reference.trim() } : {}) }, once);
    toast.done(t`Sale recorded. Its supplier is told.`);
    await queries.invalidateQueries({ queryKey: ["/stock"] });
  };
  return (
    <FormDialog opened={row !== null} close={close} title={t`Sold from consignment`} action={t`Record sale`} form={form} send={sell}>
      <Select label={t`Drawer`} required data={drawers.map((at) => ({ value: at.location_id, label: `${places.nameOf(at.location_id)} (${at.available})` }))} {...form.getInputProps("location_id")} />
      <NumberInput label={t`Quantity sold`} required min={1} allowDecimal={false} {...form.getInputProps("quantity")} data-autofocus />
      <TextInput label={t`Reference`} maxLength={80} placeholder={t`Number of the receipt, optional`} {...form.getInputProps("reference")} />
    </FormDialog>
  );
}
