import { NumberInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { t } from "@lingui/core/macro";
import { api } from "@parure/shared";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";

import type { StockRow } from "../../api/types";
import { FormDialog } from "../../ui/form-dialog";
import { toast } from "../../ui/toasts";

/** At how many free pieces a variant counts as low; empty is the general threshold. */
export function LowLevelDialog({ row, close }: { row: StockRow | null; close: () => void }) {
  const queries = useQueryClient();
  const form = useForm<{ low_at: number | string }>({ initialValues: { low_at: "" } });
  useEffect(() => {
    if (row) form.setValues({ low_at: row.low_at ?? "" });
    // Only a newly opened dialog is filled.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [row]);
  const save = async ({ low_at }: { low_at: number | string }) => {
    await api.put(`/stock/${encodeURIComponent(row?.sku ?? "")}/low-level`, { low_at: low_at === "" ? null : Number(low_at) });
    toast.done(t`Saved.`);
    await queries.invalidateQueries({ queryKey: ["/stock"] });
  };
  return (
    <FormDialog opened={row !== null} close={close} title={t`When ${row?.sku ?? ""} counts as low`} action={t`Save`} form={form} send={save}>
      <NumberInput label={t`Low at`} description={t`So many free pieces or fewer. Empty: the general threshold of 2; 0: never.`} min={0} max={100000} allowDecimal={false} {...form.getInputProps("low_at")} data-autofocus />
    </FormDialog>
  );
}
