import { t } from "@lingui/core/macro";
import { session } from "@parure/shared";
import { useSyncExternalStore } from "react";

import { OwnApplication } from "../features/onboarding/own-application";
import { useApplication } from "../features/onboarding/use-application";
import { VettingDesk } from "../features/onboarding/vetting-desk";
import { VettingDetail } from "../features/onboarding/vetting-detail";
import { applicationStatus } from "../features/onboarding/words";
import { organisationKind } from "../terms";
import { Page } from "../ui/page";
import { Failed, Waiting } from "../ui/states";
import { Status } from "../ui/status";

export const Applications = () => <Page title={t`Applications`} lead={t`Who wants to join, and whose papers are renewed.`}><VettingDesk /></Page>;

export function ApplicationPage({ id }: { id: string }) {
  const { data, error, refetch } = useApplication(id);
  const back = { to: "/applications", label: t`Applications` };
  if (!data) return <Page title={t`Application`} back={back}>{error ? <Failed error={error} retry={() => void refetch()} /> : <Waiting rows={3} height={140} />}</Page>;
  const { name, tone } = applicationStatus(data.status);
  return (
    <Page title={data.company ?? t`Application`} back={back} lead={<><Status tone={tone}>{name}</Status><span>{organisationKind(data.kind)}</span></>}>
      <VettingDetail application={data} />
    </Page>
  );
}

/** A supplier's or dealer's own papers. */
export function Qualifications() {
  const { role, user } = useSyncExternalStore(session.subscribe, session.snapshot);
  return (
    <Page title={t`Papers`} lead={t`Licences and authorisations of your organisation, and until when they hold.`}>
      <OwnApplication kinds={[role === "dealer" ? "dealer" : "supplier"]} mayFile={Boolean(user?.owner)} />
    </Page>
  );
}
