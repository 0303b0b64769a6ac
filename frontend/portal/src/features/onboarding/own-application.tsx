import { Button } from "@mantine/core";
import { t } from "@lingui/core/macro";
import { api, session } from "@parure/shared";
import { useState } from "react";

import { explain } from "../../api/problems";
import { useIntent } from "../../api/intent";
import type { Application } from "../../api/types";
import { Confirm } from "../../ui/confirm";
import { day } from "../../ui/format";
import { Panel } from "../../ui/page";
import { Failed, Waiting } from "../../ui/states";
import { toast } from "../../ui/toasts";
import { stepsOf } from "./application-form";
import { CompanySection } from "./company-section";
import { HistoryPanel } from "./history-panel";
import { itemName } from "./item-name";
import { Notice } from "./notice";
import classes from "./onboarding.module.css";
import { PapersSection } from "./papers-section";
import { pathOf, useChanged, useOwnApplication } from "./use-application";
import { lastDay, missingName, tonesOf } from "./words";

/** The applicant's own page: from choosing a side to the papers of an organisation that is on board. */
export function OwnApplication({ kinds, mayFile }: { kinds: readonly ("supplier" | "dealer")[]; mayFile: boolean }) {
  const { data, error, refetch } = useOwnApplication();
  if (data === undefined) return error ? <Failed error={error} retry={() => void refetch()} /> : <Waiting rows={4} height={88} />;
  if (data === null || data.status === "withdrawn") return mayFile ? <Start kinds={kinds} /> : <Notice tone="wait" title={t`No papers are on file yet`}><p>{t`An owner of your organisation can file them.`}</p></Notice>;
  if (data.status === "declined") return <><Declined application={data} />{mayFile && <Start kinds={kinds} />}<HistoryPanel application={data} /></>;
  const editable = mayFile && (data.status === "draft" || data.status === "returned");
  return (
    <>
      {data.status !== "approved" && <Way application={data} />}
      <Where application={data} />
      {editable && <CompanySection key={data.application_id} application={data} />}
      <PapersSection application={data} mayFile={editable || (mayFile && data.status === "approved")} title={data.status === "approved" ? t`Papers` : t`2 · Papers`} note={data.status === "approved" ? t`You are told 30, 7 and 1 days before one runs out. File its renewal before that.` : t`PDF or photo, up to 20 MB each.`} />
      {editable && <HandIn application={data} />}
      <HistoryPanel application={data} />
    </>
  );
}

function Start({ kinds }: { kinds: readonly ("supplier" | "dealer")[] }) {
  const intent = useIntent();
  const changed = useChanged();
  const [busy, setBusy] = useState<string | null>(null);
  const start = async (kind: "supplier" | "dealer") => {
    setBusy(kind);
    try {
      await api.post<Application>("/applications", { kind }, { idempotencyKey: intent.keyFor(kind) });
      await changed(null);
    } catch (error) {
      toast.failed(explain(error));
    } finally {
      setBusy(null);
    }
  };
  const texts = {
    supplier: { title: t`As a supplier`, text: t`You make or wholesale jewellery: you list pieces, keep the stock and ship what is ordered.` },
    dealer: { title: t`As a dealer`, text: t`You sell to wearers: in a shop, a boutique or live, with your own prices.` },
  };
  return (
    <div className={classes.kinds}>
      {kinds.map((kind) => (
        <section key={kind} className={classes.kind}>
          <h2>{texts[kind].title}</h2>
          <p>{texts[kind].text}</p>
          <Button loading={busy === kind} onClick={() => void start(kind)}>{kind === "supplier" ? t`Apply as a supplier` : t`Apply as a dealer`}</Button>
        </section>
      ))}
    </div>
  );
}

function Way({ application }: { application: Application }) {
  const states = stepsOf(application);
  const names = [t`Your company`, t`Papers`, t`Hand in`];
  return (
    <ol className={classes.steps} aria-label={t`Steps`}>
      {names.map((name, index) => (
        <li key={name} data-state={states[index]} aria-current={states[index] === "now" ? "step" : undefined}>{index + 1} · {name}</li>
      ))}
    </ol>
  );
}

/** What has happened last, and who has the next move. */
function Where({ application }: { application: Application }) {
  switch (application.status) {
    case "submitted":
      return <Notice tone="wait" title={t`An operator is looking at your application`}><p>{t`You will see the answer here, usually within two working days. Until then nothing can be changed.`}</p></Notice>;
    case "returned":
      return (
        <Notice tone="bad" title={t`More is needed`}>
          {application.note && <p>{application.note}</p>}
          {application.checks.length > 0 && <ul>{application.checks.map((check) => <li key={check.item}>{itemName(application, check.item)}{check.note && `: ${check.note}`}</li>)}</ul>}
        </Notice>
      );
    case "approved":
      return session.state.role === "consumer" ? <Welcome /> : <Standing until={application.licensed_until} />;
    default:
      return null;
  }
}

function Standing({ until }: { until: string | null }) {
  const tone = tonesOf(until);
  const title = tone === "good" ? t`Your papers are in order` : tone === "wait" ? t`A paper runs out soon` : t`A paper that you need has run out`;
  return (
    <Notice tone={tone} title={title}>
      <p>{until ? t`The first one that you need runs out after ${day(lastDay(until))}.` : t`None of those that you need has a last day.`}</p>
    </Notice>
  );
}

function Welcome() {
  const [busy, setBusy] = useState(false);
  const enter = async () => {
    setBusy(true);
    await session.renew();
    setBusy(false);
  };
  return (
    <Notice tone="good" title={t`Welcome on board`}>
      <p>{t`Your organisation is open, and you are its owner.`}</p>
      <div><Button size="sm" loading={busy} onClick={() => void enter()}>{t`Enter the portal`}</Button></div>
    </Notice>
  );
}

function Declined({ application }: { application: Application }) {
  return (
    <Notice tone="bad" title={t`Your application was declined`}>
      {application.note && <p>{application.note}</p>}
      <p>{t`You may apply again when this has changed.`}</p>
    </Notice>
  );
}

function HandIn({ application }: { application: Application }) {
  const lacking = application.missing.map(missingName).join(t`, `);
  const [leaving, setLeaving] = useState(false);
  const [busy, setBusy] = useState(false);
  const changed = useChanged();
  const submit = async () => {
    setBusy(true);
    try {
      await changed(await api.post<Application>(`${pathOf(application)}/submit`));
      toast.done(t`Handed in. An operator looks at it now.`);
    } catch (error) {
      toast.failed(explain(error));
    } finally {
      setBusy(false);
    }
  };
  const withdraw = async () => {
    await changed(await api.post<Application>(`${pathOf(application)}/withdraw`));
    toast.done(t`Withdrawn. Your contact was erased.`);
  };
  return (
    <Panel title={t`3 · Hand in`}>
      <div className={classes.form}>
        {application.missing.length > 0
          ? <p className="quiet">{t`Still missing: ${lacking}`}</p>
          : <p className="quiet">{application.org_id ? t`Everything is there.` : t`Everything is there. When you are approved, this account becomes the company's: it sells here and does not shop any more.`}</p>}
        <div className={classes.foot}>
          <Button variant="subtle" onClick={() => setLeaving(true)}>{t`Withdraw`}</Button>
          <Button disabled={application.missing.length > 0} loading={busy} onClick={() => void submit()}>{t`Submit the application`}</Button>
        </div>
      </div>
      <Confirm opened={leaving} close={() => setLeaving(false)} title={t`Withdraw the application?`} action={t`Withdraw`} danger run={withdraw}>
        <p>{t`Your contact is erased at once. You may start a new application at any time.`}</p>
      </Confirm>
    </Panel>
  );
}
