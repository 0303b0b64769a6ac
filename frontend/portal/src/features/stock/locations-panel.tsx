import { Button, Select, Switch, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { t } from "@lingui/core/macro";
import { api } from "@parure/shared";
import { IconArchive, IconBuildingStore, IconBuildingWarehouse, IconPlus } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";

import type { Location } from "../../api/types";
import { locationKind } from "../../terms";
import { Confirm } from "../../ui/confirm";
import { FormDialog } from "../../ui/form-dialog";
import { Panel } from "../../ui/page";
import { Empty } from "../../ui/states";
import { Status } from "../../ui/status";
import { toast } from "../../ui/toasts";
import { regions, regionName } from "../organisations/regions";
import classes from "./stock.module.css";

export function LocationsPanel({ locations, dealer }: { locations: Location[]; dealer: boolean }) {
  const [adding, setAdding] = useState(false);
  const [editing, setEditing] = useState<Location | null>(null);
  const [closing, setClosing] = useState<Location | null>(null);
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries({ queryKey: ["/locations"] });
  const close = async () => {
    await api.post(`/locations/${closing?.location_id}/close`);
    toast.done(t`Location closed.`);
    await refresh();
  };
  const reopen = async (location: Location) => {
    await api.post(`/locations/${location.location_id}/reopen`);
    toast.done(t`Location open again.`);
    await refresh();
  };
  return (
    <Panel title={t`Locations`} actions={<Button size="sm" variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>{t`Add location`}</Button>}>
      {locations.length ? (
        <ul className={classes.locations}>
          {locations.map((location) => (
            <li key={location.location_id} data-closed={location.status === "closed" || undefined}>
              <Icon kind={location.kind} />
              <div>
                <strong>{location.name}</strong>
                <span className="quiet">{locationKind(location.kind)} · {regionName(location.region)}</span>
                <span className={classes.marks}>
                  {location.status === "closed" && <Status tone="neutral">{t`Closed`}</Status>}
                  {location.takes_memo && <Status tone="good">{t`Takes goods on memo`}</Status>}
                  {location.memo && <span className="quiet">{dealer ? t`Goods of ${location.memo.supplier_name}` : t`Your goods at ${location.memo.dealer_name}`}</span>}
                </span>
                {!location.memo && (
                  <span className={classes.actions}>
                    <Button size="compact-sm" variant="default" aria-label={t`Edit ${location.name}`} onClick={() => setEditing(location)}>{t`Edit`}</Button>
                    {location.status === "open"
                      ? <Button size="compact-sm" variant="subtle" color="dark" aria-label={t`Close down ${location.name}`} onClick={() => setClosing(location)}>{t`Close down`}</Button>
                      : <Button size="compact-sm" variant="subtle" color="dark" aria-label={t`Reopen ${location.name}`} onClick={() => void reopen(location)}>{t`Reopen`}</Button>}
                  </span>
                )}
              </div>
            </li>
          ))}
        </ul>
      ) : <Empty title={t`No location yet`}>{t`Add the warehouse or shop where your goods lie; stock is kept per location.`}</Empty>}
      <AddLocation opened={adding} close={() => setAdding(false)} refresh={refresh} />
      <EditLocation location={editing} close={() => setEditing(null)} dealer={dealer} refresh={refresh} />
      <Confirm opened={closing !== null} close={() => setClosing(null)} title={t`Close ${closing?.name ?? ""}?`} action={t`Close down`} danger run={close}>
        <p>{t`Nothing can come in any more. It must be empty; it can be opened again.`}</p>
      </Confirm>
    </Panel>
  );
}

function Icon({ kind }: { kind: Location["kind"] }) {
  const Drawn = kind === "shop" ? IconBuildingStore : kind === "memo" ? IconArchive : IconBuildingWarehouse;
  return <Drawn size={20} stroke={1.5} aria-hidden />;
}

const kinds = () => ["warehouse", "shop"].map((value) => ({ value, label: locationKind(value) }));
const named = (value: string) => (value.trim() ? null : t`Give the location a name`);

function AddLocation({ opened, close, refresh }: { opened: boolean; close: () => void; refresh: () => Promise<unknown> }) {
  const form = useForm({ initialValues: { name: "", kind: "warehouse", region: "CN-GD" }, validate: { name: named } });
  const add = async (values: { name: string; kind: string; region: string }, once: { idempotencyKey: string }) => {
    await api.post("/locations", { ...values, name: values.name.trim() }, once);
    toast.done(t`Location added.`);
    await refresh();
  };
  return (
    <FormDialog opened={opened} close={close} title={t`Add location`} action={t`Add`} form={form} send={add}>
      <TextInput label={t`Name`} required maxLength={80} {...form.getInputProps("name")} data-autofocus />
      <Select label={t`Kind`} data={kinds()} {...form.getInputProps("kind")} />
      <Select label={t`Region`} data={regions.map((value) => ({ value, label: regionName(value) }))} searchable {...form.getInputProps("region")} />
    </FormDialog>
  );
}

type Edited = { name: string; kind: string; takes_memo: boolean };

function EditLocation({ location, close, dealer, refresh }: { location: Location | null; close: () => void; dealer: boolean; refresh: () => Promise<unknown> }) {
  const form = useForm<Edited>({ initialValues: { name: "", kind: "warehouse", takes_memo: false }, validate: { name: named } });
  useEffect(() => {
    if (location) form.setValues({ name: location.name, kind: location.kind, takes_memo: location.takes_memo });
    // Only a newly opened dialog is filled.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [location]);
  const save = async ({ name, kind, takes_memo }: Edited) => {
    await api.patch(`/locations/${location?.location_id}`, { name: name.trim(), kind, ...(dealer ? { takes_memo } : {}) });
    toast.done(t`Saved.`);
    await refresh();
  };
  return (
    <FormDialog opened={location !== null} close={close} title={t`Edit location`} action={t`Save`} form={form} send={save}>
      <TextInput label={t`Name`} required maxLength={80} {...form.getInputProps("name")} data-autofocus />
      <Select label={t`Kind`} data={kinds()} allowDeselect={false} {...form.getInputProps("kind")} />
      {dealer && <Switch label={t`Takes goods on memo`} description={t`Suppliers find this shop and may consign goods to it.`} {...form.getInputProps("takes_memo", { type: "checkbox" })} />}
    </FormDialog>
  );
}
