import { Button, Checkbox, Code, CopyButton, Modal, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { t } from "@lingui/core/macro";
import { api } from "@parure/shared";
import { IconPlus } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { useList } from "../../api/lists";
import type { ApiKey, NewApiKey } from "../../api/types";
import { Confirm } from "../../ui/confirm";
import { DataTable, type Column } from "../../ui/data-table";
import { When } from "../../ui/format";
import { FormDialog } from "../../ui/form-dialog";
import { Panel } from "../../ui/page";
import { Empty } from "../../ui/states";
import { toast } from "../../ui/toasts";
import { scopeName, scopes } from "./scopes";

const PATH = "/api-keys";

export function ApiKeysPanel() {
  const list = useList<ApiKey>(PATH);
  const [adding, setAdding] = useState(false);
  const [fresh, setFresh] = useState<NewApiKey | null>(null);
  const [revoking, setRevoking] = useState<ApiKey | null>(null);
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries({ queryKey: [PATH] });
  const form = useForm<{ name: string; scopes: string[] }>({
    initialValues: { name: "", scopes: [] },
    validate: {
      name: (value) => (value.trim() ? null : t`Name the program that will use it`),
      scopes: (value) => (value.length ? null : t`Choose at least one permission`),
    },
  });
  const create = async (values: { name: string; scopes: string[] }, once: { idempotencyKey: string }) => {
    setFresh(await api.post<NewApiKey>(PATH, { ...values, name: values.name.trim() }, once));
    await refresh();
  };
  const revoke = async () => {
    await api.delete(`${PATH}/${revoking?.key_id}`);
    toast.done(t`Key revoked.`);
    await refresh();
  };
  return (
    <Panel flush title={t`API keys`} note={t`For programs of yours, such as an ERP. A key may only do what you tick.`} actions={<Button size="sm" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>{t`New key`}</Button>}>
      <DataTable label={t`API keys`} columns={columns(setRevoking)} idOf={(row) => row.key_id} {...list} empty={<Empty title={t`No keys yet`}>{t`Create one when a program of yours should read stock or report parcels.`}</Empty>} />
      <FormDialog opened={adding} close={() => setAdding(false)} title={t`New API key`} action={t`Create key`} form={form} send={create}>
        <TextInput label={t`Name`} required maxLength={60} placeholder={t`For example ERP`} {...form.getInputProps("name")} data-autofocus />
        <Checkbox.Group label={t`May`} required {...form.getInputProps("scopes")}>
          <div className="stack">{scopes.map((scope) => <Checkbox key={scope} value={scope} label={scopeName(scope)} />)}</div>
        </Checkbox.Group>
      </FormDialog>
      <Modal opened={fresh !== null} onClose={() => setFresh(null)} title={t`Your new key`} closeButtonProps={{ "aria-label": t`Close` }} closeOnClickOutside={false}>
        <div className="stack">
          {fresh?.secret ? (
            <>
              <p>{t`Copy it now: it is shown only this once, and we keep only its fingerprint.`}</p>
              <Code block>{fresh.secret}</Code>
              <CopyButton value={fresh.secret}>{({ copied, copy }) => <Button onClick={copy}>{copied ? t`Copied` : t`Copy key`}</Button>}</CopyButton>
            </>
          ) : <p>{t`The key was created, but its secret got lost on the way. Revoke it and create another one.`}</p>}
        </div>
      </Modal>
      <Confirm opened={revoking !== null} close={() => setRevoking(null)} title={t`Revoke ${revoking?.name ?? ""}?`} action={t`Revoke key`} danger run={revoke}>
        <p>{t`Programs that use this key are refused from now on. This cannot be undone.`}</p>
      </Confirm>
    </Panel>
  );
}

function columns(revoke: (key: ApiKey) => void): Column<ApiKey>[] {
  return [
    { accessorKey: "name", header: t`Name`, meta: { lead: true }, cell: ({ row: { original } }) => <><strong>{original.name}</strong> <span className="mono quiet">…{original.ending}</span></> },
    { id: "scopes", header: t`May`, enableSorting: false, cell: ({ row: { original } }) => original.scopes.map(scopeName).join(t`, `) },
    { accessorKey: "created_at", header: t`Created`, cell: ({ row: { original } }) => <When at={original.created_at} /> },
    {
      id: "actions",
      header: () => <span className="visually-hidden">{t`Actions`}</span>,
      enableSorting: false,
      meta: { align: "end" },
      cell: ({ row: { original } }) => <Button size="xs" variant="default" aria-label={t`Revoke ${original.name}`} onClick={() => revoke(original)}>{t`Revoke`}</Button>,
    },
  ];
}
