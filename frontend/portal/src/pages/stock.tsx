import { t } from "@lingui/core/macro";
import { api, session } from "@parure/shared";
import { useQuery } from "@tanstack/react-query";
import { useSyncExternalStore, type ReactNode } from "react";
import { Route, Switch } from "wouter";

import type { CountSheet } from "../api/types";
import { CountSheetPanel } from "../features/stock/count-sheet";
import { CountsPanel } from "../features/stock/counts-panel";
import { LocationsPanel } from "../features/stock/locations-panel";
import { StockSections } from "../features/stock/stock-sections";
import { StockTable } from "../features/stock/stock-table";
import { TransfersPanel } from "../features/stock/transfers-panel";
import { useLocations, type Places } from "../features/stock/use-locations";
import { Page } from "../ui/page";
import { Failed, Waiting } from "../ui/states";
import { Missing } from "./missing";

/** A supplier's and a dealer's stock alike: each sees its own locations, and what is consigned between them. */
export function Stock() {
  const { role } = useSyncExternalStore(session.subscribe, session.snapshot);
  const dealer = role === "dealer";
  return (
    <Switch>
      <Route path="/stock"><Room>{(places) => <StockTable places={places} />}</Room></Route>
      <Route path="/stock/transfers"><Room>{(places) => <TransfersPanel places={places} supplier={!dealer} />}</Room></Route>
      <Route path="/stock/counts"><Room>{(places) => <CountsPanel places={places} />}</Room></Route>
      <Route path="/stock/counts/:id">{({ id }) => <Room>{(places) => <Counting id={id} places={places} />}</Room>}</Route>
      <Route path="/stock/locations"><Room>{(places) => <LocationsPanel locations={places.all} dealer={dealer} />}</Room></Route>
      <Route><Missing /></Route>
    </Switch>
  );
}

function Room({ children }: { children: (places: Places) => ReactNode }) {
  const { user } = useSyncExternalStore(session.subscribe, session.snapshot);
  const { places, error, retry } = useLocations(user?.org_id);
  return (
    <Page title={t`Stock`} lead={t`Every move is an entry of the ledger; balances are the sum of the entries.`}>
      <StockSections />
      {places ? children(places) : error ? <Failed error={error} retry={retry} /> : <Waiting />}
    </Page>
  );
}

function Counting({ id, places }: { id: string; places: Places }) {
  const path = `/stock-counts/${encodeURIComponent(id)}`;
  const { data, error, refetch } = useQuery({ queryKey: [path], queryFn: ({ signal }) => api.get<CountSheet>(path, { signal }) });
  if (error) return <Failed error={error} retry={() => void refetch()} />;
  return data ? <CountSheetPanel sheet={data} place={places.nameOf(data.location_id)} /> : <Waiting />;
}
