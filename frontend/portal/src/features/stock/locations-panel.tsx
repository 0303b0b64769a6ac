import { Button, Select, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { t } from "@lingui/core/macro";
import { api } from "@parure/shared";
import { IconBuildingStore, IconBuildingWarehouse, IconPlus } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import type { Location } from "../../api/types";
import { locationKind } from "../../terms";
import { FormDialog } from "../../ui/form-dialog";
import { Panel } from "../../ui/page";
import { Empty } from "../../ui/states";
import { toast } from "../../ui/toasts";
import { regions, regionName } from "../organisations/regions";
import classes from "./stock.module.css";

export function LocationsPanel({ locations }: { locations: Location[] }) {
  const [adding, setAdding] = useState(false);
  const queries = useQueryClient();
  const form = useForm({
    initialValues: { name: "", kind: "warehouse", region: "CN-GD" },
    validate: { name: (value) => (value.trim() ? null : t`Give the location a name`) },
  });
  const add = async (values: { name: string; kind: string; region: string }, once: { idempotencyKey: string }) => {
    await api.post("/locations", { ...values, name: values.name.trim() }, once);
    toast.done(t`Location added.`);
    await queries.invalidateQueries({ queryKey: ["/locations"] });
  };
  return (
    <Panel title={t`Locations`} actions={<Button size="sm" variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>{t`Add location`}</Button>}>
      {locations.length ? (
        <ul className={classes.locations}>
          {locations.map((location) => (
            <li key={location.location_id}>
              {location.kind === "shop" ? <IconBuildingStore size={20} stroke={1.5} aria-hidden /> : <IconBuildingWarehouse size={20} stroke={1.5} aria-hidden />}
              <span><strong>{location.name}</strong><span className="quiet">{locationKind(location.kind)} · {regionName(location.region)}</span></span>
            </li>
          ))}
        </ul>
      ) : <Empty title={t`No location yet`}>{t`Add the warehouse or shop where your goods lie; stock is kept per location.`}</Empty>}
      <FormDialog opened={adding} close={() => setAdding(false)} title={t`Add location`} action={t`Add`} form={form} send={add}>
        <TextInput label={t`Name`} required maxLength={80} {...form.getInputProps("name")} data-autofocus />
        <Select label={t`Kind`} data={["warehouse", "shop"].map((value) => ({ value, label: locationKind(value) }))} {...form.getInputProps("kind")} />
        <Select label={t`Region`} data={regions.map((value) => ({ value, label: regionName(value) }))} searchable {...form.getInputProps("region")} />
      </FormDialog>
    </Panel>
  );
}
