import { Button, Select, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { t } from "@lingui/core/macro";
import { api } from "@parure/shared";
import { IconPlus } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { useList } from "../../api/lists";
import type { Organisation } from "../../api/types";
import { organisationKind } from "../../terms";
import { Confirm } from "../../ui/confirm";
import { DataTable, type Column } from "../../ui/data-table";
import { day } from "../../ui/format";
import { Filters, useFilter } from "../../ui/filters";
import { FormDialog } from "../../ui/form-dialog";
import { Panel } from "../../ui/page";
import { Empty } from "../../ui/states";
import { toast } from "../../ui/toasts";
import { suspensionReason } from "../onboarding/words";
import { Standing } from "../team/staff-panel";
import { regionName, regions } from "./regions";

const PATH = "/organisations";
type Wish = { verb: "suspend" | "reinstate"; organisation: Organisation };

export function OrganisationsPanel() {
  const [kind, setKind] = useFilter("kind", "supplier");
  const list = useList<Organisation>(PATH, { kind });
  const [adding, setAdding] = useState(false);
  const [wish, setWish] = useState<Wish | null>(null);
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries({ queryKey: [PATH] });
  const carryOut = async (reason: string) => {
    if (!wish) return;
    await api.post(`${PATH}/${wish.organisation.org_id}/${wish.verb}`, { reason });
    toast.done(wish.verb === "suspend" ? t`Suspended. Its products leave the shop.` : t`Reinstated. Its products return to the shop.`);
    await refresh();
  };
  const suspending = wish?.verb === "suspend";
  return (
    <>
      <Filters label={t`Filter by kind`} choices={["supplier", "dealer"].map((value) => ({ value, label: value === "supplier" ? t`Suppliers` : t`Dealers` }))} chosen={kind} choose={setKind} />
      <Panel flush title={kind === "supplier" ? t`Suppliers` : t`Dealers`} actions={<Button size="sm" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>{t`New organisation`}</Button>}>
        <DataTable label={t`Organisations`} columns={columns(setWish)} idOf={(row) => row.org_id} {...list} empty={<Empty title={t`None yet`}>{t`Create one; its owner gets an invitation by e-mail.`}</Empty>} />
      </Panel>
      <NewOrganisation kind={kind} opened={adding} close={() => setAdding(false)} refresh={refresh} />
      <Confirm
        opened={wish !== null}
        close={() => setWish(null)}
        title={suspending ? t`Suspend ${wish?.organisation.name ?? ""}?` : t`Reinstate ${wish?.organisation.name ?? ""}?`}
        action={suspending ? t`Suspend` : t`Reinstate`}
        danger={suspending}
        reason={{ label: t`Reason`, hint: t`Kept in the record and shown to the organisation.`, required: true }}
        run={carryOut}
      >
        <p>{suspending ? t`Its products leave the shop at once, and it gets no new orders. What it accepted it can still ship; what it has not accepted goes elsewhere or waits for you.` : t`Its people can act again, and its products return to the shop.`}</p>
      </Confirm>
    </>
  );
}

type NewProps = { kind: string; opened: boolean; close: () => void; refresh: () => Promise<unknown> };

type NewFields = { kind: string; name: string; region: string; owner_email: string };

function NewOrganisation({ kind, opened, close, refresh }: NewProps) {
  const form = useForm({
    initialValues: { kind, name: "", region: "CN-GD", owner_email: "" },
    validate: {
      name: (value) => (value.trim() ? null : t`Give it a name`),
      owner_email: (value) => (value.includes("@") ? null : t`The invitation goes to this address`),
    },
  });
  const create = async (values: NewFields, once: { idempotencyKey: string }) => {
    await api.post(PATH, { ...values, name: values.name.trim(), owner_email: values.owner_email.trim() }, once);
    toast.done(t`Created. The owner gets an invitation by e-mail.`);
    await refresh();
  };
  return (
    <FormDialog opened={opened} close={close} title={t`New organisation`} action={t`Create`} form={form} send={create}>
      <Select label={t`Kind`} data={["supplier", "dealer"].map((value) => ({ value, label: organisationKind(value) }))} {...form.getInputProps("kind")} />
      <TextInput label={t`Name`} required maxLength={120} {...form.getInputProps("name")} />
      <Select label={t`Region`} data={regions.map((value) => ({ value, label: regionName(value) }))} searchable {...form.getInputProps("region")} />
      <TextInput label={t`Owner's e-mail`} type="email" required {...form.getInputProps("owner_email")} />
    </FormDialog>
  );
}

function columns(wish: (wish: Wish) => void): Column<Organisation>[] {
  return [
    { accessorKey: "name", header: t`Name`, meta: { lead: true }, cell: ({ row: { original } }) => <strong>{original.name}</strong> },
    { id: "kind", header: t`Kind`, accessorFn: (row) => organisationKind(row.kind) },
    { id: "region", header: t`Region`, accessorFn: (row) => regionName(row.region) },
    {
      accessorKey: "status",
      header: t`Status`,
      cell: ({ row: { original } }) => (
        <>
          <Standing status={original.status} />
          {original.suspended_reason && <div className="quiet">{day(original.suspended_since)} · {suspensionReason(original.suspended_reason)}</div>}
        </>
      ),
    },
    {
      id: "actions",
      header: () => <span className="visually-hidden">{t`Actions`}</span>,
      enableSorting: false,
      meta: { align: "end" },
      cell: ({ row: { original } }) => original.status === "suspended" ? (
        <Button size="xs" variant="default" aria-label={t`Reinstate ${original.name}`} onClick={() => wish({ verb: "reinstate", organisation: original })}>{t`Reinstate`}</Button>
      ) : (
        <Button size="xs" variant="default" aria-label={t`Suspend ${original.name}`} onClick={() => wish({ verb: "suspend", organisation: original })}>{t`Suspend`}</Button>
      ),
    },
  ];
}
