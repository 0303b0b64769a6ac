import { NumberInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { plural, t } from "@lingui/core/macro";
import { api } from "@parure/shared";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";

import type { Transfer } from "../../api/types";
import { inReadersLanguage } from "../../i18n";
import { FormDialog } from "../../ui/form-dialog";
import { toast } from "../../ui/toasts";

type Fields = { received: (number | string)[] };

/** What arrived of each line; it starts with all that was sent, which is what mostly comes. */
export function CountInDialog({ transfer, close }: { transfer: Transfer | null; close: () => void }) {
  const queries = useQueryClient();
  const form = useForm<Fields>({
    initialValues: { received: [] },
  });
  useEffect(() => {
    if (transfer) form.setValues({ received: transfer.lines.map((line) => line.quantity) });
    // Only a newly opened dialog is filled.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [transfer]);
  const missing = transfer?.lines.reduce((sum, line, number) => sum + line.quantity - Number(form.values.received[number] ?? line.quantity), 0) ?? 0;
  const receive = async ({ received }: Fields) => {
    const lines = transfer?.lines.map((line, number) => ({ sku: line.sku, received: Number(received[number]) })) ?? [];
    await api.post(`/transfers/${transfer?.transfer_id}/receive`, { lines });
    toast.done(t`Counted in.`);
    await queries.invalidateQueries({ predicate: ({ queryKey: [path] }) => ["/transfers", "/stock"].includes(String(path)) });
  };
  return (
    <FormDialog opened={transfer !== null} close={close} title={t`Count goods in`} action={t`Count in`} form={form} send={receive}>
      {transfer?.lines.map((line, number) => (
        <NumberInput key={line.sku} label={`${inReadersLanguage(line.product_title)} · ${line.sku}`} description={t`${line.quantity} were sent`} min={0} max={line.quantity} clampBehavior="strict" allowDecimal={false} {...form.getInputProps(`received.${number}`)} data-autofocus={number === 0 || undefined} />
      ))}
      {missing > 0 && <p role="status" className="quiet">{plural(missing, { one: "# piece is missing: it is written off as lost on the way.", other: "# pieces are missing: they are written off as lost on the way." })}</p>}
    </FormDialog>
  );
}
