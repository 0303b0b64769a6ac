import { Button, Select, Switch, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { t } from "@lingui/core/macro";
import { api } from "@parure/shared";
import { IconPlus } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";

import type { Laboratory } from "../../api/types";
import { DataTable, type Column } from "../../ui/data-table";
import { FormDialog } from "../../ui/form-dialog";
import { Panel } from "../../ui/page";
import { Empty } from "../../ui/states";
import { Status } from "../../ui/status";
import { toast } from "../../ui/toasts";
import { useLaboratories } from "./use-certificates";

/** Laboratories are data: who issues reports that the mall knows, and who verifies them. */
export function LaboratoriesPanel() {
  const { data, error, refetch } = useLaboratories();
  const [editing, setEditing] = useState<Laboratory | "new" | null>(null);
  return (
    <Panel flush title={t`Laboratories`} note={t`Whose reports suppliers can record, and how they are verified.`} actions={<Button size="sm" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setEditing("new")}>{t`Add laboratory`}</Button>}>
      <DataTable label={t`Laboratories`} columns={columns(setEditing)} rows={data?.items} idOf={(row) => row.code} error={error} retry={() => void refetch()} empty={<Empty title={t`None yet`} />} />
      <EditLaboratory laboratory={editing} close={() => setEditing(null)} />
    </Panel>
  );
}

type Fields = { code: string; zh: string; en: string; website: string; verifier: string; active: boolean };
const NEW: Fields = { code: "", zh: "", en: "", website: "", verifier: "manual", active: true };

function EditLaboratory({ laboratory, close }: { laboratory: Laboratory | "new" | null; close: () => void }) {
  const queries = useQueryClient();
  const known = laboratory !== null && laboratory !== "new" ? laboratory : null;
  const form = useForm<Fields>({
    initialValues: NEW,
    validate: {
      code: (value) => (/^[A-Za-z0-9 .&-]{2,20}$/.test(value.trim()) ? null : t`2 to 20 letters, as on the reports`),
      zh: (value) => (value.trim() ? null : t`Give it a name`),
      en: (value) => (value.trim() ? null : t`Give it a name`),
      website: (value) => (!value.trim() || /^https?:\/\/\S+$/.test(value.trim()) ? null : t`An address that begins with https://`),
    },
  });
  useEffect(() => {
    if (laboratory === null) return;
    form.setValues(known ? { code: known.code, zh: known.names.zh, en: known.names.en, website: known.website ?? "", verifier: known.verifier, active: known.active } : NEW);
    // Only a newly opened dialog is filled.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [laboratory]);
  const send = async ({ code, zh, en, website, verifier, active }: Fields) => {
    const body = { name: { zh: zh.trim(), en: en.trim() }, website: website.trim() || null, verifier, active };
    await api.put(`/laboratories/${encodeURIComponent(code.trim())}`, body, { ifMatch: String(known?.version ?? 0) });
    toast.done(t`Saved.`);
    await queries.invalidateQueries({ queryKey: ["/laboratories"] });
  };
  return (
    <FormDialog opened={laboratory !== null} close={close} title={known ? t`Laboratory ${known.code}` : t`Add laboratory`} action={t`Save`} form={form} send={send}>
      <TextInput label={t`Abbreviation`} required disabled={known !== null} maxLength={20} {...form.getInputProps("code")} />
      <TextInput label={t`Name in Chinese`} required maxLength={120} {...form.getInputProps("zh")} />
      <TextInput label={t`Name in English`} required maxLength={120} {...form.getInputProps("en")} />
      <TextInput label={t`Website for looking numbers up`} type="url" maxLength={200} placeholder="https://" {...form.getInputProps("website")} />
      <Select label={t`Who verifies`} allowDeselect={false} data={[{ value: "manual", label: t`Operators` }, { value: "gia", label: t`GIA's service, operators where it is not set up` }]} {...form.getInputProps("verifier")} />
      <Switch label={t`Its reports can be recorded`} {...form.getInputProps("active", { type: "checkbox" })} />
    </FormDialog>
  );
}

function columns(edit: (laboratory: Laboratory) => void): Column<Laboratory>[] {
  return [
    { accessorKey: "code", header: t`Abbreviation`, meta: { lead: true }, cell: ({ row: { original } }) => <strong>{original.code}</strong> },
    { accessorKey: "name", header: t`Name` },
    { id: "verifier", header: t`Who verifies`, accessorFn: (row) => (row.verifier === "gia" ? t`GIA's service` : t`Operators`) },
    { id: "active", header: t`Status`, accessorFn: (row) => Number(row.active), cell: ({ row: { original } }) => <Status tone={original.active ? "good" : "neutral"}>{original.active ? t`In use` : t`Not in use`}</Status> },
    {
      id: "actions",
      header: () => <span className="visually-hidden">{t`Actions`}</span>,
      enableSorting: false,
      meta: { align: "end" },
      cell: ({ row: { original } }) => <Button size="xs" variant="default" aria-label={t`Edit laboratory ${original.code}`} onClick={() => edit(original)}>{t`Edit`}</Button>,
    },
  ];
}
