import { Button } from "@mantine/core";
import { t } from "@lingui/core/macro";
import { api, currentLanguage } from "@parure/shared";
import { IconBuildingStore, IconPlus } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import type { Location } from "../../api/types";
import { Confirm } from "../../ui/confirm";
import { Facts, Panel } from "../../ui/page";
import { Empty } from "../../ui/states";
import { Status } from "../../ui/status";
import { toast } from "../../ui/toasts";
import { regionName } from "../organisations/regions";
import { PlaceDialog } from "./place-dialog";
import classes from "./visitors.module.css";

/** A dealer's shops with a door: those on the map first. */
export function PlacesPanel({ locations }: { locations: Location[] }) {
  const [dialog, setDialog] = useState<{ location: Location | null } | null>(null);
  const [leaving, setLeaving] = useState<Location | null>(null);
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries({ queryKey: ["/locations"] });
  const shops = locations.filter(({ kind, status }) => kind === "shop" && status === "open");
  const shown = [...shops.filter(({ visitors }) => visitors), ...shops.filter(({ visitors }) => !visitors)];
  const leave = async () => {
    await api.call("PUT", `/locations/${leaving?.location_id}/visitors`, { body: { open: false } });
    toast.done(t`The shop is off the map.`);
    await refresh();
  };
  return (
    <Panel
      title={t`Shops with a door`}
      note={t`On the page of a piece buyers read which shops near them have it, and at the checkout where they can collect it.`}
      actions={<Button size="sm" variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setDialog({ location: null })}>{t`Add a shop`}</Button>}
    >
      {shown.length ? (
        <ul className={classes.places}>
          {shown.map((location) => (
            <Place key={location.location_id} location={location} edit={() => setDialog({ location })} leave={() => setLeaving(location)} />
          ))}
        </ul>
      ) : (
        <Empty icon={<IconBuildingStore size={28} stroke={1.4} />} title={t`No shop yet`}>{t`Say where people can try your pieces on: name, address, hours.`}</Empty>
      )}
      <PlaceDialog opened={dialog !== null} close={() => setDialog(null)} refresh={refresh} location={dialog?.location ?? null} />
      <Confirm opened={leaving !== null} close={() => setLeaving(null)} title={t`Take ${leaving?.name ?? ""} off the map?`} action={t`Take off the map`} danger run={leave}>
        <p>{t`Buyers neither see it nor collect orders there; its stock stays where it is. Orders that were placed stand. Address and hours must be written again to bring it back.`}</p>
      </Confirm>
    </Panel>
  );
}

function Place({ location, edit, leave }: { location: Location; edit: () => void; leave: () => void }) {
  const { name, region, visitors } = location;
  const language = currentLanguage() === "en" ? "en" : "zh";
  const point = visitors?.coordinates;
  return (
    <li>
      <div className={classes.head}>
        <div>
          <h3>{name}</h3>
          <p className="quiet">{regionName(region)}</p>
        </div>
        {visitors ? <Status tone="good">{t`On the map`}</Status> : <Status tone="neutral">{t`Not on the map`}</Status>}
      </div>
      {visitors && (
        <Facts
          facts={[
            [t`Address`, `${visitors.city[language]} · ${visitors.address[language]}`],
            [t`Opening hours`, visitors.hours?.[language]],
            [t`Telephone`, visitors.phone],
            [t`Coordinates`, point ? <span className="mono">{`${point.latitude}, ${point.longitude}`}</span> : null],
            [t`Collecting orders`, visitors.pickup ? t`Yes` : t`No`],
          ]}
        />
      )}
      <div className={classes.buttons}>
        <Button size="sm" variant="default" aria-label={visitors ? t`Edit ${name}` : t`Put on the map: ${name}`} onClick={edit}>{visitors ? t`Edit` : t`Put on the map`}</Button>
        {visitors && <Button size="sm" variant="subtle" color="dark" aria-label={t`Take off the map: ${name}`} onClick={leave}>{t`Take off the map`}</Button>}
      </div>
    </li>
  );
}
