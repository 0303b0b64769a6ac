import { plural, t } from "@lingui/core/macro";
import { api, session } from "@parure/shared";
import { useQuery } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import { Link } from "wouter";

import type { Organisation } from "../../api/types";
import { day } from "../../ui/format";
import { Notice } from "./notice";
import classes from "./onboarding.module.css";
import { suspensionReason } from "./words";

const SOON_MS = 30 * 24 * 3_600_000;

/** Above every page of a supplier or dealer: that it is suspended and why, or that a paper runs out soon. */
export function StandingNotice() {
  const { role } = useSyncExternalStore(session.subscribe, session.snapshot);
  const trades = role === "supplier" || role === "dealer";
  const { data } = useQuery({ queryKey: ["/organisation"], queryFn: ({ signal }) => api.get<Organisation>("/organisation", { signal }), enabled: trades, staleTime: 60_000 });
  if (!trades || !data) return null;
  return <div className={classes.standing}><Standing organisation={data} /></div>;
}

function Standing({ organisation: data }: { organisation: Organisation }) {
  if (data.status === "suspended") {
    const licence = data.suspended_reason === "licence_expired";
    return (
      <Notice tone="bad" title={t`Your organisation is suspended since ${day(data.suspended_since)}`}>
        <p>{t`Reason: ${suspensionReason(data.suspended_reason)}`}</p>
        <p>{t`Your pieces are not in the shop. Orders that you accepted can still be shipped; new ones are not given to you.`}</p>
        {licence && <Link href="/qualifications">{t`File the renewed licence`}</Link>}
      </Notice>
    );
  }
  const until = data.licensed_until ? new Date(data.licensed_until).getTime() : null;
  if (until === null || until - Date.now() > SOON_MS) return null;
  const left = Math.max(1, Math.ceil((until - Date.now()) / (24 * 3_600_000)));
  return (
    <Notice tone="wait" title={plural(left, { one: "A licence runs out tomorrow", other: "A licence runs out in # days" })}>
      <p>{t`From then on your pieces leave the shop until a renewed one is accepted.`}</p>
      <Link href="/qualifications">{t`File the renewed licence`}</Link>
    </Notice>
  );
}
