import { Button, Modal, SegmentedControl, Select, Switch, Textarea, TextInput } from "@mantine/core";
import { t } from "@lingui/core/macro";
import { api } from "@parure/shared";
import { IconExternalLink } from "@tabler/icons-react";
import { useState, type FormEvent } from "react";

import { explain, isConflict } from "../../api/problems";
import type { StatedFact } from "../../api/types";
import { toast } from "../../ui/toasts";
import classes from "./certificates.module.css";
import { OpenDocument } from "./document-field";
import { useLaboratories, useRefreshCertificates, type Certificate } from "./use-certificates";
import { certificateState, methodName, methods, pathOf } from "./words";

type Method = (typeof methods)[number];
type Verdict = "same" | "other" | "open";
type Judgement = Record<string, { verdict: Verdict; found: string }>;

export function VerifyCertificate({ certificate, size = "sm" }: { certificate: Certificate; size?: "xs" | "sm" }) {
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button size={size} onClick={() => setOpened(true)}>{certificate.state === "unverified" ? t`Verify` : t`Verify again`}</Button>
      <Modal opened={opened} onClose={() => setOpened(false)} size="xl" title={t`Verify ${certificate.laboratory} ${certificate.number}`} closeButtonProps={{ "aria-label": t`Close` }}>
        <Verify certificate={certificate} close={() => setOpened(false)} />
      </Modal>
    </>
  );
}

/** Fact by fact: as recorded, otherwise, or not looked at. Nothing is confirmed by default. */
function Verify({ certificate, close }: { certificate: Certificate; close: () => void }) {
  const { data } = useLaboratories();
  const laboratory = data?.items.find(({ code }) => code === certificate.laboratory);
  const stated = certificate.facts.filter(({ value }) => value);
  const [method, setMethod] = useState<Method>("website");
  const [judgement, setJudgement] = useState<Judgement>({});
  const [unknown, setUnknown] = useState(false);
  const [note, setNote] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const refresh = useRefreshCertificates();
  const asks = method === "laboratory";
  const { confirmed, found, unsaid } = summed(stated, unknown ? {} : judgement);
  const ready = asks || unknown || ((confirmed.length > 0 || Object.keys(found).length > 0) && !unsaid);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!ready) return setProblem(unsaid ? t`Write what the laboratory says where it differs.` : t`Say of at least one fact what you found.`);
    setBusy(true);
    setProblem(null);
    const body = asks ? { method, note: note.trim() || null } : { method, confirmed, found, unknown, note: note.trim() || null };
    try {
      const { state } = await api.post<Certificate>(`${pathOf(certificate.laboratory, certificate.number)}/verify`, body, { ifMatch: certificate.etag });
      toast.done(t`Verified: ${certificateState(state).name}.`);
      close();
      await refresh();
    } catch (error) {
      setProblem(explain(error));
      if (isConflict(error)) await refresh();
      setBusy(false);
    }
  };
  const choices = methods.filter((value) => value !== "document" || certificate.has_document);
  return (
    <form onSubmit={submit} className={classes.verify} noValidate>
      <div className={classes.sources}>
        <Select label={t`How`} data={choices.map((value) => ({ value, label: methodName(value) }))} value={method} allowDeselect={false} onChange={(value) => setMethod((value as Method | null) ?? "website")} />
        {certificate.has_document && <OpenDocument certificate={certificate} />}
        {laboratory?.website && <Button component="a" href={laboratory.website} target="_blank" rel="noopener noreferrer" variant="default" leftSection={<IconExternalLink size={16} aria-hidden />}>{t`Laboratory's website`}</Button>}
      </div>
      {asks ? <p className={classes.hint}>{t`The mall asks the laboratory now and compares every recorded fact by itself.`}</p> : (
        <>
          <Switch label={t`The laboratory knows no such number`} checked={unknown} onChange={(event) => setUnknown(event.currentTarget.checked)} />
          {!unknown && <FactJudgements facts={stated} judgement={judgement} judge={(name, change) => setJudgement((all) => ({ ...all, [name]: { ...(all[name] ?? OPEN), ...change } }))} />}
        </>
      )}
      <Textarea label={t`Note`} description={certificate.state === "revoked" ? t`It was revoked: say why it may be relied on again.` : t`Kept in the record, and read by the supplier`} required={certificate.state === "revoked"} rows={2} autosize={false} maxLength={1000} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
      {problem && <p role="alert" className={classes.wrong}>{problem}</p>}
      <div className={classes.ending}>
        <Button variant="default" onClick={close} disabled={busy}>{t`Cancel`}</Button>
        <Button type="submit" loading={busy}>{asks ? t`Ask the laboratory` : unknown || Object.keys(found).length ? t`Record a mismatch` : t`Confirm`}</Button>
      </div>
    </form>
  );
}

const OPEN: Judgement[string] = { verdict: "open", found: "" };

type JudgementsProps = { facts: StatedFact[]; judgement: Judgement; judge: (name: string, change: Partial<Judgement[string]>) => void };

function FactJudgements({ facts, judgement, judge }: JudgementsProps) {
  const all = () => facts.forEach(({ name }) => (judgement[name] ?? OPEN).verdict === "open" && judge(name, { verdict: "same" }));
  return (
    <fieldset className={classes.judgements}>
      <legend className={classes.legend}>{t`What you found`}</legend>
      <Button variant="subtle" size="xs" onClick={all}>{t`All others as recorded`}</Button>
      {facts.map(({ name, label, text }) => {
        const { verdict, found } = judgement[name] ?? OPEN;
        return (
          <div key={name} className={classes.judgement}>
            <span className={classes.fact}><span>{label}</span><strong>{text}</strong></span>
            <SegmentedControl
              size="xs"
              aria-label={label}
              value={verdict}
              onChange={(value) => judge(name, { verdict: value as Verdict })}
              data={[{ value: "open", label: t`Not checked` }, { value: "same", label: t`As recorded` }, { value: "other", label: t`Differs` }]}
            />
            {verdict === "other" && <TextInput size="xs" required aria-label={t`${label} by the laboratory`} placeholder={t`What the laboratory says`} maxLength={120} value={found} onChange={(event) => judge(name, { found: event.currentTarget.value })} />}
          </div>
        );
      })}
    </fieldset>
  );
}

function summed(facts: StatedFact[], judgement: Judgement) {
  const verdictOf = (name: string) => (judgement[name] ?? OPEN).verdict;
  const differing = facts.filter(({ name }) => verdictOf(name) === "other").map(({ name }) => [name, judgement[name]?.found.trim() ?? ""] as const);
  return {
    confirmed: facts.filter(({ name }) => verdictOf(name) === "same").map(({ name }) => name),
    found: Object.fromEntries(differing.filter(([, value]) => value)),
    unsaid: differing.some(([, value]) => !value),
  };
}
