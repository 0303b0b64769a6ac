import { Button, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { t } from "@lingui/core/macro";
import { api, session } from "@parure/shared";
import { IconUserPlus } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useState, useSyncExternalStore } from "react";

import { useList } from "../../api/lists";
import type { Member } from "../../api/types";
import { Confirm } from "../../ui/confirm";
import { DataTable, type Column } from "../../ui/data-table";
import { FormDialog } from "../../ui/form-dialog";
import { Panel } from "../../ui/page";
import { Empty } from "../../ui/states";
import { Status } from "../../ui/status";
import { toast } from "../../ui/toasts";

const PATH = "/organisation/staff";

export function StaffPanel() {
  const { user } = useSyncExternalStore(session.subscribe, session.snapshot);
  const owner = Boolean(user?.owner);
  const list = useList<Member>(PATH);
  const [adding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<Member | null>(null);
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries({ queryKey: [PATH] });
  const form = useForm({
    initialValues: { name: "", email: "" },
    validate: {
      name: (value) => (value.trim() ? null : t`Who is it?`),
      email: (value) => (value.includes("@") ? null : t`The invitation goes to this address`),
    },
  });
  const invite = async ({ name, email }: { name: string; email: string }) => {
    await api.post(PATH, { name: name.trim(), email: email.trim() });
    toast.done(t`Invitation sent to ${email}.`);
    await refresh();
  };
  const remove = async () => {
    await api.delete(`${PATH}/${leaving?.user_id}`);
    toast.done(t`Removed from your organisation.`);
    await refresh();
  };
  return (
    <Panel flush title={t`Staff`} note={owner ? t`Only owners invite, remove and hold API keys.` : t`Only an owner can invite or remove people.`} actions={owner && <Button size="sm" leftSection={<IconUserPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>{t`Invite`}</Button>}>
      <DataTable label={t`Staff`} columns={columns(owner ? setLeaving : null, user?.user_id)} idOf={(row) => row.user_id} {...list} empty={<Empty title={t`Nobody here yet`}>{t`Invite the people who accept and ship orders.`}</Empty>} />
      <FormDialog opened={adding} close={() => setAdding(false)} title={t`Invite to your organisation`} action={t`Send invitation`} form={form} send={invite}>
        <TextInput label={t`Name`} required maxLength={80} {...form.getInputProps("name")} data-autofocus />
        <TextInput label={t`E-mail`} type="email" required {...form.getInputProps("email")} />
      </FormDialog>
      <Confirm opened={leaving !== null} close={() => setLeaving(null)} title={t`Remove ${leaving?.name ?? ""}?`} action={t`Remove`} danger run={remove}>
        <p>{t`They can no longer sign in for your organisation. What they did stays in the records.`}</p>
      </Confirm>
    </Panel>
  );
}

function columns(remove: ((member: Member) => void) | null, self: string | undefined): Column<Member>[] {
  return [
    { accessorKey: "name", header: t`Name`, meta: { lead: true }, cell: ({ row: { original } }) => <strong>{original.name || original.email}</strong> },
    { accessorKey: "email", header: t`E-mail` },
    { id: "part", header: t`Part`, accessorFn: (row) => (row.owner ? t`Owner` : t`Staff member`) },
    { id: "status", header: t`Status`, enableSorting: false, cell: ({ row: { original } }) => <Standing status={original.status} /> },
    {
      id: "actions",
      header: () => <span className="visually-hidden">{t`Actions`}</span>,
      enableSorting: false,
      meta: { align: "end" },
      cell: ({ row: { original } }) => remove && original.user_id !== self && <Button size="xs" variant="default" aria-label={t`Remove ${original.name || original.email}`} onClick={() => remove(original)}>{t`Remove`}</Button>,
    },
  ];
}

export function Standing({ status }: { status: Member["status"] }) {
  switch (status) {
    case "active": return <Status tone="good">{t`Active`}</Status>;
    case "invited": return <Status tone="wait">{t`Invited`}</Status>;
    case "suspended": return <Status tone="bad">{t`Suspended`}</Status>;
    case "removed": return <Status tone="neutral">{t`Removed`}</Status>;
  }
}
