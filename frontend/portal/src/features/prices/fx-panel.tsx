import { Button, Select, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { t } from "@lingui/core/macro";
import { api, currentLanguage } from "@parure/shared";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { useList } from "../../api/lists";
import type { FxRate } from "../../api/types";
import { DataTable, type Column } from "../../ui/data-table";
import { Moment } from "../../ui/format";
import { FormDialog } from "../../ui/form-dialog";
import { Panel } from "../../ui/page";
import { Empty } from "../../ui/states";
import { toast } from "../../ui/toasts";

const PATH = "/fx-rates";
const CURRENCIES = ["USD", "EUR", "HKD"];

export function FxPanel() {
  const list = useList<FxRate>(PATH, {}, { paged: false });
  const [publishing, setPublishing] = useState(false);
  const queries = useQueryClient();
  const form = useForm({
    initialValues: { currency: "USD", rate: "" },
    validate: { rate: (value) => (/^\d{1,4}(\.\d{1,8})?$/.test(value.trim()) && Number(value) > 0 ? null : t`A number such as 7.1234`) },
  });
  const publish = async ({ currency, rate }: { currency: string; rate: string }, once: { idempotencyKey: string }) => {
    await api.post(PATH, { currency, rate: rate.trim() }, once);
    toast.done(t`Rate published.`);
    await queries.invalidateQueries({ queryKey: [PATH] });
  };
  return (
    <Panel flush title={t`Current rates`} note={t`An order keeps the rate it was placed with.`} actions={<Button size="sm" onClick={() => setPublishing(true)}>{t`Publish a rate`}</Button>}>
      <DataTable label={t`Exchange rates`} columns={columns()} idOf={(row) => row.currency} {...list} empty={<Empty title={t`No rates yet`}>{t`Until a rate is published, prices are shown in CNY only.`}</Empty>} />
      <FormDialog opened={publishing} close={() => setPublishing(false)} title={t`Publish a rate`} action={t`Publish`} form={form} send={publish}>
        <Select label={t`Currency`} data={CURRENCIES} {...form.getInputProps("currency")} />
        <TextInput label={t`CNY for one unit`} required inputMode="decimal" placeholder="7.1234" {...form.getInputProps("rate")} />
      </FormDialog>
    </Panel>
  );
}

function columns(): Column<FxRate>[] {
  const names = new Intl.DisplayNames(currentLanguage(), { type: "currency" });
  return [
    { accessorKey: "currency", header: t`Currency`, meta: { lead: true }, cell: ({ row: { original } }) => <><strong>{original.currency}</strong> <span className="quiet">{names.of(original.currency)}</span></> },
    { accessorKey: "rate", header: t`CNY for one unit`, meta: { align: "end" } },
    { id: "published_at", header: t`Published at`, accessorFn: (row) => row.published_at ?? "", cell: ({ row: { original } }) => <Moment at={original.published_at} /> },
  ];
}
