import { Button } from "@mantine/core";
import { plural, t } from "@lingui/core/macro";
import { api } from "@parure/shared";
import { useState } from "react";
import { useLocation } from "wouter";

import type { Application } from "../../api/types";
import { Confirm } from "../../ui/confirm";
import { Panel } from "../../ui/page";
import { toast } from "../../ui/toasts";
import classes from "./onboarding.module.css";
import { itemName } from "./item-name";
import { pathOf, useChanged } from "./use-application";

type Verdict = "approve" | "return" | "decline";

/** Approve, ask for more, decline. Each names the version that was looked at: of two operators one reads again. */
export function Decision({ application }: { application: Application }) {
  const [asking, setAsking] = useState<Verdict | null>(null);
  const changed = useChanged();
  const [, go] = useLocation();
  const open = application.checks.filter((check) => check.passed === null).length;
  const wanting = application.checks.filter((check) => check.passed === false);
  const decide = async (verdict: Verdict, text: string) => {
    const body = verdict === "approve" ? undefined : verdict === "return" ? { note: text } : { reason: text };
    await changed(await api.post<Application>(`${pathOf(application)}/${verdict}`, body, { ifMatch: `"${application.version}"` }));
    toast.done(verdict === "approve" ? t`Approved. ${application.company ?? ""} is on board.` : verdict === "return" ? t`Sent back to the applicant.` : t`Declined.`);
    if (verdict !== "approve") go("/applications");
  };
  const close = () => setAsking(null);
  const state = open
    ? plural(open, { one: "# item is still to be looked at", other: "# items are still to be looked at" })
    : wanting.length ? plural(wanting.length, { one: "# item is wanting", other: "# items are wanting" }) : t`Every item is in order`;
  return (
    <Panel title={t`Decision`} note={state}>
      <div className={classes.decide}>
        <Button disabled={open > 0 || wanting.length > 0} onClick={() => setAsking("approve")}>{t`Approve`}</Button>
        <Button variant="default" onClick={() => setAsking("return")}>{t`Ask for more`}</Button>
        <Button variant="default" onClick={() => setAsking("decline")}>{t`Decline`}</Button>
      </div>
      <Confirm opened={asking === "approve"} close={close} title={t`Approve ${application.company ?? ""}?`} action={t`Approve`} run={(text) => decide("approve", text)}>
        <p>{application.org_id ? t`Its papers count from now on.` : t`The organisation is opened at once, and the applicant is its owner.`}</p>
      </Confirm>
      <Confirm opened={asking === "return"} close={close} title={t`Ask for more?`} action={t`Send back`} reason={{ label: t`Note`, hint: t`The applicant reads it with your notes at the items.`, required: true }} run={(text) => decide("return", text)}>
        {wanting.length > 0 ? <ul>{wanting.map((check) => <li key={check.item}>{itemName(application, check.item)}: {check.note}</li>)}</ul> : <p>{t`No item is marked as wanting: say here what is needed.`}</p>}
      </Confirm>
      <Confirm opened={asking === "decline"} close={close} title={t`Decline ${application.company ?? ""}?`} action={t`Decline`} danger reason={{ label: t`Reason`, hint: t`The applicant reads it.`, required: true }} run={(text) => decide("decline", text)}>
        <p>{t`The applicant may apply again later.`}</p>
      </Confirm>
    </Panel>
  );
}
