import { plural, t } from "@lingui/core/macro";
import { currentLanguage, session } from "@parure/shared";
import { useMemo, useSyncExternalStore } from "react";

import type { Fulfilment, ListingRow, StockRow } from "../api/types";
import { perDay, useCount } from "../features/home/counts";
import { Fulfilments } from "../features/fulfilments/fulfilments";
import { NewProduct } from "../features/products/products-table";
import { isSoldOut, runsLow } from "../features/stock/levels";
import { Chart } from "../ui/chart";
import { Figures } from "../ui/figures";
import { Page, Panel } from "../ui/page";
import { Waiting } from "../ui/states";

const DAYS = 14;

export function SupplierHome() {
  const { user } = useSyncExternalStore(session.subscribe, session.snapshot);
  const toAccept = useCount<Fulfilment>("/fulfilments", { status: "assigned" });
  const toShip = useCount<Fulfilment>("/fulfilments", { status: "accepted" });
  const drafts = useCount<ListingRow>("/listings", { status: "draft" });
  const inReview = useCount<ListingRow>("/listings", { status: "submitted" });
  const low = useCount<StockRow>("/stock", {}, (row) => runsLow(row) || isSoldOut(row));
  const shipped = useCount<Fulfilment>("/fulfilments", { status: "shipped" });
  const delivered = useCount<Fulfilment>("/fulfilments", { status: "delivered" });
  const received = useCount<Fulfilment>("/fulfilments", { status: "received" });
  const kept = [toAccept, toShip, shipped, delivered, received];
  const arrivals = kept.every((part) => part !== undefined) ? kept.flatMap((part) => part.items.map((one) => one.created_at)) : null;
  return (
    <Page title={user?.org_name ?? t`Home`} lead={t`What waits for you today`} actions={<NewProduct />}>
      <Figures
        label={t`Waiting for you`}
        figures={[
          { label: t`To accept`, value: toAccept?.label, to: "/orders?status=assigned", ...(toAccept?.items.length ? { tone: "wait" as const } : {}) },
          { label: t`To ship`, value: toShip?.label, to: "/orders?status=accepted", ...(toShip?.items.length ? { tone: "wait" as const } : {}) },
          { label: t`Drafts`, value: drafts?.label, to: "/products?status=draft" },
          { label: t`In review`, value: inReview?.label, to: "/products?status=submitted" },
          { label: t`Low or sold out`, value: low?.label, to: "/stock" },
        ]}
      />
      <Fulfilments />
      <Panel title={t`New orders in the last ${DAYS} days`}>{arrivals ? <NewOrders arrivals={arrivals} /> : <Waiting rows={1} height={180} />}</Panel>
    </Page>
  );
}

function NewOrders({ arrivals }: { arrivals: string[] }) {
  const language = currentLanguage();
  const data = useMemo(() => {
    const days = perDay(arrivals, DAYS, new Date());
    const format = new Intl.DateTimeFormat(language, { month: "numeric", day: "numeric" });
    return { kind: "bars" as const, labels: days.map(({ day }) => format.format(day)), values: days.map(({ count }) => count) };
    // The counts come anew every minute; the drawing changes only with them or the language.
  }, [arrivals.length, language]);
  const total = data.values.reduce((sum, value) => sum + value, 0);
  return <Chart data={data} summary={plural(total, { one: "# order in the last two weeks", other: "# orders in the last two weeks" })} />;
}
