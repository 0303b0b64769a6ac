import { t } from "@lingui/core/macro";
import { api, session } from "@parure/shared";
import { useQuery } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import { Link } from "wouter";

import type { Fulfilment, Organisation, Member, StockRow } from "../api/types";
import { useCount } from "../features/home/counts";
import { regionName } from "../features/organisations/regions";
import { isSoldOut } from "../features/stock/levels";
import { Standing } from "../features/team/staff-panel";
import { organisationKind } from "../terms";
import { Figures } from "../ui/figures";
import { Facts, Page, Panel } from "../ui/page";
import { Failed, Waiting } from "../ui/states";
import classes from "./dealer-home.module.css";

export function DealerHome() {
  const { user } = useSyncExternalStore(session.subscribe, session.snapshot);
  const toAccept = useCount<Fulfilment>("/fulfilments", { status: "assigned" });
  const toHandOver = useCount<Fulfilment>("/fulfilments", { status: "accepted" });
  const stock = useCount<StockRow>("/stock");
  const soldOut = useCount<StockRow>("/stock", {}, isSoldOut);
  const staff = useCount<Member>("/organisation/staff");
  const name = user?.org_name ?? user?.name ?? "";
  return (
    <Page title={t`Welcome, ${name}`} lead={t`Your organisation on Parure`}>
      <Figures
        label={t`At a glance`}
        figures={[
          { label: t`To accept`, value: toAccept?.label, to: "/orders?status=assigned", ...(toAccept?.items.length ? { tone: "wait" as const } : {}) },
          { label: t`To hand over`, value: toHandOver?.label, to: "/orders?status=accepted", ...(toHandOver?.items.length ? { tone: "wait" as const } : {}) },
          { label: t`Variants in stock`, value: stock?.label, to: "/stock" },
          { label: t`Sold out`, value: soldOut?.label, to: "/stock" },
          { label: t`Staff`, value: staff?.label, to: "/team" },
        ]}
      />
      <div className="main-and-aside">
        <Panel title={t`What you can do today, and what comes next`}>
          <div className="two">
            <section className={classes.list}>
              <h3>{t`Ready now`}</h3>
              <ul>
                <li><Link href="/shop">{t`Open your own shop: its look, the pieces you choose, your prices.`}</Link></li>
                <li><Link href="/shop/places">{t`Put your doors on the map, with hours and collecting.`}</Link></li>
                <li><Link href="/coupons">{t`Give coupons with conditions and a budget.`}</Link></li>
                <li><Link href="/stock">{t`Keep the stock of your own shops and warehouses, with a ledger of every move.`}</Link></li>
                <li><Link href="/team">{t`Invite your staff.`}</Link></li>
              </ul>
            </section>
            <section className={classes.list}>
              <h3>{t`Not there yet`}</h3>
              <ul>
                <li>{t`Buying from suppliers with tiers, contract prices and credit.`}</li>
                <li>{t`Customers, marketing and statements.`}</li>
              </ul>
            </section>
          </div>
        </Panel>
        <OwnOrganisation />
      </div>
    </Page>
  );
}

function OwnOrganisation() {
  const { data, error, refetch } = useQuery({ queryKey: ["/organisation"], queryFn: ({ signal }) => api.get<Organisation>("/organisation", { signal }) });
  return (
    <Panel title={t`Organisation`}>
      {error ? <Failed error={error} retry={() => void refetch()} /> : !data ? <Waiting rows={3} height={20} /> : (
        <Facts facts={[
          [t`Name`, data.name],
          [t`Kind`, organisationKind(data.kind)],
          [t`Region`, regionName(data.region)],
          [t`Status`, <Standing status={data.status} />],
        ]} />
      )}
    </Panel>
  );
}
