import { Button } from "@mantine/core";
import { t } from "@lingui/core/macro";
import { api } from "@parure/shared";
import { IconEye } from "@tabler/icons-react";
import { useState, type ReactNode } from "react";

import { explain } from "../../api/problems";
import type { Application, ApplicationCheck } from "../../api/types";
import { organisationKind } from "../../terms";
import { Confirm } from "../../ui/confirm";
import { Facts, Panel } from "../../ui/page";
import { Status } from "../../ui/status";
import { toast } from "../../ui/toasts";
import { regionName } from "../organisations/regions";
import { Decision } from "./decision";
import { HistoryPanel } from "./history-panel";
import classes from "./onboarding.module.css";
import { OpenPaper } from "./open-paper";
import { itemName } from "./item-name";
import { PaperFacts, PaperLine } from "./papers-section";
import { pathOf, useChanged } from "./use-application";
import { goodsName, paperName } from "./words";

/** The operator's page of one application: the checklist item by item, then the decision. */
export function VettingDetail({ application }: { application: Application }) {
  const vetting = application.status === "submitted";
  const renewals = application.status === "approved" ? application.qualifications.filter((paper) => paper.state === "filed") : [];
  const settled = application.qualifications.filter((paper) => (vetting ? paper.state !== "filed" : !renewals.includes(paper)));
  return (
    <div className="main-and-aside">
      <div className="stack">
        {vetting && (
          <Panel title={t`Checklist`} note={t`Tick what is right. What is wrong goes back to the applicant with your note.`} flush>
            <ul className={classes.checks}>{application.checks.map((check) => <Item key={check.item} application={application} check={check} />)}</ul>
          </Panel>
        )}
        {!vetting && <Panel title={t`Company`}><CompanyFacts application={application} /></Panel>}
        {renewals.length > 0 && (
          <Panel title={t`Renewals to check`} flush>
            <ul className={classes.papers}>
              {renewals.map((paper) => (
                <li key={paper.qualification_id}>
                  <PaperLine paper={paper} />
                  <div className={classes.paperActions}>
                    <OpenPaper application={application} paper={paper} />
                    <Renewal application={application} id={paper.qualification_id} name={paperName(paper.kind)} />
                  </div>
                </li>
              ))}
            </ul>
          </Panel>
        )}
        {settled.length > 0 && (
          <Panel title={t`Papers`} flush>
            <ul className={classes.papers}>
              {settled.map((paper) => (
                <li key={paper.qualification_id}>
                  <PaperLine paper={paper} note={paper.note} />
                  <div className={classes.paperActions}><OpenPaper application={application} paper={paper} /></div>
                </li>
              ))}
            </ul>
          </Panel>
        )}
      </div>
      <div className="stack">
        {vetting && <Decision application={application} />}
        <HistoryPanel application={application} />
      </div>
    </div>
  );
}

function CompanyFacts({ application }: { application: Application }) {
  return (
    <Facts facts={[
      [t`Company name`, application.company],
      [t`Registration no.`, <span key="no" className="mono">{application.registration_number}</span>],
      [t`Region`, regionName(application.region)],
      [t`Kind`, organisationKind(application.kind)],
      ...(application.goods.length ? [[t`Sells`, application.goods.map(goodsName).join(t`, `)] as [string, string]] : []),
      [t`Introduction`, application.about],
      [t`Contact`, <Contact key="contact" application={application} />],
    ]} />
  );
}

function Item({ application, check }: { application: Application; check: ApplicationCheck }) {
  const paper = application.qualifications.find((one) => one.qualification_id === check.item);
  const facts: Record<string, ReactNode> = {
    company: <Facts facts={[[t`Name`, application.company], [t`Registration no.`, <span key="no" className="mono">{application.registration_number}</span>], [t`Region`, regionName(application.region)], [t`Kind`, organisationKind(application.kind)]]} />,
    contact: <Contact application={application} />,
    goods: <Facts facts={[[t`Sells`, application.goods.map(goodsName).join(t`, `)], [t`Introduction`, application.about]]} />,
  };
  const name = itemName(application, check.item);
  return (
    <li>
      <div className={classes.checkHead}>
        <h3>{name} {check.passed !== null && (check.passed ? <Status tone="good">{t`In order`}</Status> : <Status tone="bad">{t`Wanting`}</Status>)}</h3>
        <div className={classes.paperActions}>
          {paper && <OpenPaper application={application} paper={paper} />}
          <Tick application={application} check={check} name={name} />
        </div>
      </div>
      {paper ? <PaperFacts paper={paper} /> : facts[check.item]}
      {check.note && <p className={classes.wrong}>{check.note}</p>}
    </li>
  );
}

function Tick({ application, check, name }: { application: Application; check: ApplicationCheck; name: string }) {
  const [busy, setBusy] = useState(false);
  const [asking, setAsking] = useState(false);
  const changed = useChanged();
  const path = `${pathOf(application)}/checks/${check.item}`;
  const tick = async () => {
    setBusy(true);
    try {
      await changed(await api.put<Application>(path, { passed: true }));
    } catch (error) {
      toast.failed(explain(error));
    } finally {
      setBusy(false);
    }
  };
  const reproach = async (note: string) => changed(await api.put<Application>(path, { passed: false, note }));
  return (
    <>
      <Button size="xs" variant={check.passed ? "filled" : "default"} color="dark" loading={busy} aria-pressed={check.passed === true} aria-label={t`${name} is in order`} onClick={() => void tick()}>{t`In order`}</Button>
      <Button size="xs" variant="default" aria-pressed={check.passed === false} aria-label={t`${name} is wanting`} onClick={() => setAsking(true)}>{t`Wanting`}</Button>
      <Confirm opened={asking} close={() => setAsking(false)} title={t`What is wrong with: ${name}?`} action={t`Note it`} reason={{ label: t`Note`, hint: t`The applicant reads it when you ask for more.`, required: true }} run={reproach}>
        <p>{t`Say what has to be put right, so that it comes back right.`}</p>
      </Confirm>
    </>
  );
}

/** Masked until somebody needs it; that they did is on record. */
function Contact({ application }: { application: Application }) {
  const [shown, setShown] = useState<Application["contact"]>(null);
  const [busy, setBusy] = useState(false);
  const contact = shown ?? application.contact;
  if (!contact) return <span aria-label={t`not given`}>—</span>;
  const reveal = async () => {
    setBusy(true);
    try {
      setShown(await api.post<NonNullable<Application["contact"]>>(`${pathOf(application)}/contact`));
    } catch (error) {
      toast.failed(explain(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="row">
      <span>{contact.name} · {contact.phone} · {contact.email}</span>
      {!shown && <Button size="compact-xs" variant="default" loading={busy} leftSection={<IconEye size={14} aria-hidden />} onClick={() => void reveal()}>{t`Show (recorded)`}</Button>}
    </div>
  );
}

function Renewal({ application, id, name }: { application: Application; id: string; name: string }) {
  const [asking, setAsking] = useState<"accept" | "refuse" | null>(null);
  const changed = useChanged();
  const path = `${pathOf(application)}/qualifications/${id}`;
  const accept = async () => {
    await changed(await api.post<Application>(`${path}/accept`));
    toast.done(t`Accepted. It counts from now on.`);
  };
  const refuse = async (reason: string) => {
    await changed(await api.post<Application>(`${path}/refuse`, { reason }));
    toast.done(t`Refused; the organisation reads why.`);
  };
  return (
    <>
      <Button size="xs" aria-label={t`Accept ${name}`} onClick={() => setAsking("accept")}>{t`Accept`}</Button>
      <Button size="xs" variant="default" aria-label={t`Refuse ${name}`} onClick={() => setAsking("refuse")}>{t`Refuse`}</Button>
      <Confirm opened={asking === "accept"} close={() => setAsking(null)} title={t`Accept this renewal?`} action={t`Accept`} run={accept}>
        <p>{t`It takes the old paper's place. If the organisation was suspended because that one ran out, it is reinstated at once.`}</p>
      </Confirm>
      <Confirm opened={asking === "refuse"} close={() => setAsking(null)} title={t`Refuse this renewal?`} action={t`Refuse`} danger reason={{ label: t`Reason`, hint: t`The organisation reads it.`, required: true }} run={refuse}>
        <p>{t`The paper before it stays as it is.`}</p>
      </Confirm>
    </>
  );
}
