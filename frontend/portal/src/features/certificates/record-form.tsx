import { Autocomplete, Button, Select, Switch, TextInput } from "@mantine/core";
import { useForm, type UseFormReturnType } from "@mantine/form";
import { t } from "@lingui/core/macro";
import { api } from "@parure/shared";
import { useState } from "react";
import { useLocation } from "wouter";

import { explain } from "../../api/problems";
import type { Laboratories, Laboratory, ReportFact } from "../../api/types";
import { materialName, materials } from "../../terms";
import { Panel } from "../../ui/page";
import { focusFirstError, showServerErrors } from "../../ui/server-errors";
import { toast } from "../../ui/toasts";
import classes from "./certificates.module.css";
import { DocumentField } from "./document-field";
import { emptyRecord, factsFor, fieldsOf, isMetal, statementOf, type RecordFields } from "./report-fields";
import { useRefreshCertificates, type Certificate } from "./use-certificates";
import { pathOf } from "./words";

type Form = UseFormReturnType<RecordFields>;
type RecordFormProps = { laboratories: Laboratories; certificate?: Certificate; start?: { laboratory: string; number: string } };

/** What the report says, in the order in which reports say it. Which fields there are follows from what it is about. */
export function RecordForm({ laboratories: { items, facts }, certificate, start }: RecordFormProps) {
  const [, go] = useLocation();
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const refresh = useRefreshCertificates();
  const form: Form = useForm<RecordFields>({
    initialValues: withAllFacts(certificate ? fieldsOf(certificate, facts) : emptyRecord(start?.laboratory, start?.number), facts),
    validate: {
      laboratory: (value) => (value ? null : t`Which laboratory?`),
      number: (value) => (/^[A-Za-z0-9 -]{4,40}$/.test(value.trim()) ? null : t`Letters and digits, as printed on the report`),
      facts: { kind: (value) => (value ? null : t`What is the report about?`) },
    },
  });
  const save = form.onSubmit(async (values) => {
    setBusy(true);
    setProblem(null);
    const path = pathOf(values.laboratory, values.number.replaceAll(" ", "").toUpperCase());
    try {
      await api.put(path, statementOf(values, facts), certificate ? { ifMatch: certificate.etag } : {});
      toast.done(t`Recorded. An operator verifies it.`);
      await refresh();
      go(path);
    } catch (error) {
      setProblem(showServerErrors(form, error) ? t`Look at the fields that are marked.` : explain(error));
      setBusy(false);
    }
  }, (errors) => focusFirstError(form, errors));
  const kind = form.values.facts["kind"] ?? "";
  return (
    <form onSubmit={save} noValidate className="stack">
      <Panel title={t`The report`}>
        <div className={classes.fields}>
          <Select label={t`Laboratory`} required disabled={certificate !== undefined} data={offered(items, form.values.laboratory)} {...form.getInputProps("laboratory")} />
          <TextInput label={t`Report number`} required disabled={certificate !== undefined} maxLength={40} {...form.getInputProps("number")} />
          <TextInput label={t`Report type`} maxLength={80} placeholder={t`As printed, for example Diamond Dossier`} {...form.getInputProps("report_type")} />
          <TextInput label={t`Issue date`} type="date" max={new Date().toISOString().slice(0, 10)} {...form.getInputProps("issued_on")} />
        </div>
        <DocumentField value={form.values.document} change={(document) => form.setFieldValue("document", document)} error={form.errors["document"] as string | undefined} />
      </Panel>
      <Panel title={t`What it says`} note={t`Write it as the report does, and only what stands there. What you leave out, nobody can verify.`}>
        <div className={classes.fields}>
          <Select label={t`The report is about`} required data={materials.map((value) => ({ value, label: materialName(value) }))} {...form.getInputProps("facts.kind")} />
          {factsFor(kind, form.values.with_metal, facts).map((fact) => <FactInput key={fact.name} fact={fact} form={form} />)}
        </div>
        {kind !== "" && !isMetal(kind) && <Switch mt="md" label={t`The report also states the metal`} {...form.getInputProps("with_metal", { type: "checkbox" })} />}
      </Panel>
      {problem && <p role="alert" className={classes.wrong}>{problem}</p>}
      <div className={classes.buttons}>
        <Button type="submit" loading={busy}>{certificate ? t`Save` : t`Record`}</Button>
        {certificate && certificate.state !== "unverified" && <p className={classes.hint}>{t`After a change it has to be verified again.`}</p>}
      </div>
    </form>
  );
}

function FactInput({ fact, form }: { fact: ReportFact; form: Form }) {
  const field = `facts.${fact.name}`;
  const props = form.getInputProps(field);
  const unit = fact.unit ? { rightSection: <span className={classes.unit}>{fact.unit}</span>, rightSectionPointerEvents: "none" as const } : {};
  if (fact.shape === "word") return <Select label={fact.label} clearable searchable={fact.choices.length > 12} data={distinct(fact.choices)} {...props} value={(props.value as string) || null} onChange={(value) => form.setFieldValue(field, value ?? "")} />;
  if (fact.choices.length && fact.shape === "text") return <Autocomplete label={fact.label} maxLength={120} data={fact.choices.map(({ value }) => value)} {...props} />;
  const hint = fact.shape === "measurements" ? { placeholder: fact.name === "size_mm" ? "9.0 - 9.5" : "6.41 - 6.43 x 3.97" } : {};
  return <TextInput label={fact.label} maxLength={120} {...(fact.shape === "number" ? { inputMode: "decimal" as const } : {})} {...hint} {...unit} {...props} />;
}

/** Two scales share most of their words. */
const distinct = (choices: ReportFact["choices"]) => [...new Map(choices.map((choice) => [choice.value, choice])).values()];

const offered = (laboratories: Laboratory[], chosen: string) =>
  laboratories.filter(({ active, code }) => active || code === chosen).map(({ code, name }) => ({ value: code, label: name }));

/** Every fact has its place from the start, so that the server's errors find it. */
const withAllFacts = (fields: RecordFields, facts: ReportFact[]): RecordFields => ({
  ...fields,
  facts: { ...Object.fromEntries(facts.map(({ name }) => [name, ""])), ...fields.facts },
});
