import { Button, Select, Textarea } from "@mantine/core";
import { useForm } from "@mantine/form";
import { t } from "@lingui/core/macro";
import { api } from "@parure/shared";
import { useState, type ReactNode } from "react";
import { Link } from "wouter";

import type { CertificateStep, Organisation } from "../../api/types";
import { materialName } from "../../terms";
import { Confirm } from "../../ui/confirm";
import { FormDialog } from "../../ui/form-dialog";
import { day } from "../../ui/format";
import { Facts, Panel } from "../../ui/page";
import { Timeline } from "../../ui/timeline";
import { toast } from "../../ui/toasts";
import { useCount } from "../home/counts";
import classes from "./certificates.module.css";
import { OpenDocument } from "./document-field";
import { FactsTable } from "./facts-table";
import { useRefreshCertificates, type Certificate } from "./use-certificates";
import { VerifyCertificate } from "./verify-dialog";
import { actorName, methodName, pathOf, stepName } from "./words";

type Nameable = (id: string) => string;

/** A certificate from its record to its last step; `actions` are what the reader may do. */
export function CertificateDetail({ certificate, holderName }: { certificate: Certificate; holderName?: Nameable }) {
  return (
    <div className="main-and-aside">
      <div className="stack">
        {certificate.unknown && <p className={classes.alarm} role="note">{t`The laboratory knows no report of this number.`}</p>}
        <Panel title={t`What the report says`} flush><FactsTable facts={certificate.facts} /></Panel>
        <Panel title={t`History`}>
          <Timeline happenings={certificate.history.map((step, index) => ({ key: `${step.at}-${index}`, at: step.at, title: stepName(step), note: <StepNote step={step} certificate={certificate} {...(holderName ? { holderName } : {})} /> }))} />
        </Panel>
      </div>
      <div className="stack">
        <Panel title={t`Document`}>
          {certificate.has_document ? <OpenDocument certificate={certificate} /> : <p className={classes.hint}>{t`No document was uploaded.`}</p>}
        </Panel>
        <Panel title={t`Record`}>
          <Facts facts={[
            [t`Laboratory`, certificate.laboratory],
            [t`Report number`, <span className="mono">{certificate.number}</span>],
            [t`About`, certificate.kind ? materialName(certificate.kind) : null],
            [t`Issue date`, day(certificate.issued_on)],
            ...(holderName ? [[t`Supplier`, holderName(certificate.holder_id)] as [string, ReactNode]] : []),
            [t`Verified how`, certificate.method ? methodName(certificate.method) : null],
          ]} />
        </Panel>
      </div>
    </div>
  );
}

function StepNote({ step, certificate, holderName }: { step: CertificateStep; certificate: Certificate; holderName?: Nameable }) {
  const labels = new Map(certificate.facts.map(({ name, label }) => [name, label]));
  const named = (name: string) => labels.get(name) ?? name;
  const who = step.by.org_id && holderName ? holderName(step.by.org_id) : actorName(step.by);
  const lines = [
    [who, step.method ? methodName(step.method) : null].filter(Boolean).join(" · "),
    step.confirmed.length ? t`As recorded: ${step.confirmed.map(named).join(t`, `)}` : null,
    ...Object.entries(step.found).map(([name, value]) => t`${named(name)} by the laboratory: ${value}`),
    step.unknown ? t`The laboratory knows no report of this number.` : null,
    step.note ? `“${step.note}”` : null,
  ];
  return <>{lines.filter(Boolean).map((line, index) => <span key={index} className={classes.noteLine}>{line}</span>)}</>;
}

export function OperatorActions({ certificate }: { certificate: Certificate }) {
  const [asking, setAsking] = useState<"revoke" | "hand-over" | null>(null);
  const refresh = useRefreshCertificates();
  const revoke = async (reason: string) => {
    await api.post(`${pathOf(certificate.laboratory, certificate.number)}/revoke`, { reason });
    toast.done(t`Revoked. The product's page says so.`);
    await refresh();
  };
  return (
    <>
      <VerifyCertificate certificate={certificate} />
      <Button variant="default" onClick={() => setAsking("hand-over")}>{t`Hand over`}</Button>
      {certificate.state !== "revoked" && <Button variant="default" onClick={() => setAsking("revoke")}>{t`Revoke certificate`}</Button>}
      <Confirm opened={asking === "revoke"} close={() => setAsking(null)} title={t`Revoke this certificate?`} action={t`Revoke certificate`} danger reason={{ label: t`Reason`, hint: t`Kept in the record, and read by the supplier`, required: true }} run={revoke}>
        <p>{t`Buyers see at once that it is not to be relied on. A product on sale stays on sale until you take it down.`}</p>
      </Confirm>
      <HandOver certificate={certificate} opened={asking === "hand-over"} close={() => setAsking(null)} />
    </>
  );
}

function HandOver({ certificate, opened, close }: { certificate: Certificate; opened: boolean; close: () => void }) {
  const suppliers = useCount<Organisation>("/organisations", { kind: "supplier" });
  const refresh = useRefreshCertificates();
  const form = useForm({
    initialValues: { org_id: "", reason: "" },
    validate: { org_id: (value) => (value ? null : t`To whom?`), reason: (value) => (value.trim() ? null : t`Give a reason: the other side reads it.`) },
  });
  const send = async (values: { org_id: string; reason: string }) => {
    await api.post(`${pathOf(certificate.laboratory, certificate.number)}/hand-over`, { org_id: values.org_id, reason: values.reason.trim() });
    toast.done(t`Handed over.`);
    await refresh();
  };
  const others = (suppliers?.items ?? []).filter(({ org_id: id }) => id !== certificate.holder_id);
  return (
    <FormDialog opened={opened} close={close} title={t`Hand the certificate over`} action={t`Hand over`} form={form} send={send}>
      <p className={classes.hint}>{t`For goods that changed hands, or a number that the wrong supplier recorded first. What was verified stays; the document does not go along.`}</p>
      <Select label={t`New holder`} required searchable data={others.map(({ org_id: value, name: label }) => ({ value, label }))} {...form.getInputProps("org_id")} />
      <Textarea label={t`Reason`} required rows={2} autosize={false} maxLength={1000} {...form.getInputProps("reason")} />
    </FormDialog>
  );
}

export function HolderActions({ certificate }: { certificate: Certificate }) {
  if (certificate.state === "revoked") return null;
  return <Button component={Link} href={`${pathOf(certificate.laboratory, certificate.number)}/edit`} variant="default">{t`Correct`}</Button>;
}
