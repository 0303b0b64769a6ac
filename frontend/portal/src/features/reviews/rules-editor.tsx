import { Button, NumberInput, Select, Switch, Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { t } from "@lingui/core/macro";
import { api } from "@parure/shared";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { useIntent } from "../../api/intent";
import { explain, fieldErrors } from "../../api/problems";
import type { ReviewRules } from "../../api/types";
import { inReadersLanguage } from "../../i18n";
import { Confirm } from "../../ui/confirm";
import { Panel } from "../../ui/page";
import { toast } from "../../ui/toasts";
import { DryRun } from "./rules-dry-run";
import { fieldsOf, rulesOf, type RulesFields } from "./rules-form";
import classes from "./reviews.module.css";

/** The rules as an operator changes them: look first what would change, then publish a version with a word on why. */
export function RulesEditor({ published }: { published: ReviewRules }) {
  const form = useForm<RulesFields>({ initialValues: fieldsOf(published.rules) });
  const [asking, setAsking] = useState(false);
  const queries = useQueryClient();
  const intent = useIntent();
  const publish = async (note: string) => {
    const body = { rules: rulesOf(form.values), note };
    try {
      await api.post("/review-rules", body, { ifMatch: String(published.version), idempotencyKey: intent.keyFor(body) });
    } catch (error) {
      const [field, detail] = Object.entries(fieldErrors(error))[0] ?? [];
      throw field && field !== "note" ? new Error(`${field}: ${detail}`, { cause: error }) : error;
    }
    intent.done();
    toast.done(t`Published. Everything submitted from now on is checked by these rules.`);
    await queries.invalidateQueries({ predicate: ({ queryKey: [path] }) => String(path).startsWith("/review-rules") });
  };
  const names = new Map(published.names.map(({ rule, name }) => [rule, name]));
  return (
    <>
      <div className="main-and-aside">
        <div className="stack">
          <Panel title={t`Rules`} note={t`A finding that breaks a rule must be overruled with a reason; a hint need not.`} flush>
            <ul className={classes.rules}>
              {published.names.map(({ rule }) => (
                <li key={rule}>
                  <Switch label={names.get(rule)} {...form.getInputProps(`rules.${rule}.on`, { type: "checkbox" })} />
                  <Select size="xs" aria-label={t`Severity of ${names.get(rule) ?? rule}`} data={[{ value: "error", label: t`Against a rule` }, { value: "warning", label: t`Worth a look` }]} disabled={!form.values.rules[rule]?.on} {...form.getInputProps(`rules.${rule}.severity`)} />
                </li>
              ))}
            </ul>
          </Panel>
          <Panel title={t`Barred names`} note={t`One on a line, wherever it stands in a text.`}>
            <div className={classes.words3}>
              <Textarea label={t`Names`} rows={4} {...form.getInputProps("barred.words")} />
              <Textarea label={t`What to write instead, Chinese`} rows={4} {...form.getInputProps("barred.zh")} />
              <Textarea label={t`What to write instead, English`} rows={4} {...form.getInputProps("barred.en")} />
            </div>
          </Panel>
          {form.values.claims.map((claim, index) => (
            <Panel key={claim.kind} title={t`Forbidden claims: ${inReadersLanguage(claim.name)}`}>
              <div className={classes.words3}>
                <Textarea label={t`Words`} description={t`One on a line; Latin words stand alone.`} rows={6} {...form.getInputProps(`claims.${index}.words`)} />
                <Textarea label={t`Harmless words with one of them inside`} rows={6} {...form.getInputProps(`claims.${index}.unless`)} />
                <div className="stack">
                  <Textarea label={t`What to do, Chinese`} rows={2} {...form.getInputProps(`claims.${index}.fix.zh`)} />
                  <Textarea label={t`What to do, English`} rows={2} {...form.getInputProps(`claims.${index}.fix.en`)} />
                </div>
              </div>
            </Panel>
          ))}
        </div>
        <div className={classes.sticky}>
          <Panel title={t`Version ${published.version}`} note={published.note || t`As the software came`}>
            <div className={classes.publish}>
              <DryRun rules={() => rulesOf(form.values)} />
              <Button disabled={!form.isDirty()} onClick={() => setAsking(true)}>{t`Publish these rules`}</Button>
              <Button variant="subtle" color="dark" disabled={!form.isDirty()} onClick={form.reset}>{t`Undo the changes`}</Button>
            </div>
          </Panel>
          <Panel title={t`Scales and limits`}>
            <div className="stack">
              <TextInput label={t`Gold, ‰`} {...form.getInputProps("finenesses.gold")} />
              <TextInput label={t`Platinum, ‰`} {...form.getInputProps("finenesses.platinum")} />
              <TextInput label={t`Silver, ‰`} {...form.getInputProps("finenesses.silver")} />
              <TextInput label={t`Price: times away from its peers`} {...form.getInputProps("times")} />
              <Textarea label={t`Other times for a material`} description={t`Material and number, one on a line`} rows={3} {...form.getInputProps("byMaterial")} />
              <NumberInput label={t`Peers needed for that`} min={2} max={1000} {...form.getInputProps("leastPeers")} />
              <NumberInput label={t`Price passes without review, up to % more`} min={0} max={100} {...form.getInputProps("upPercent")} />
              <NumberInput label={t`Price passes without review, up to % less`} min={0} max={100} {...form.getInputProps("downPercent")} />
              <TextInput label={t`Never below (CNY)`} inputMode="decimal" {...form.getInputProps("leastAmount")} />
              <NumberInput label={t`Shorter side of a picture, pixels`} min={1} max={10000} {...form.getInputProps("leastSide")} />
              <NumberInput label={t`Carat against measurements, %`} min={0} max={100} {...form.getInputProps("caratPercent")} />
            </div>
          </Panel>
        </div>
      </div>
      <Confirm opened={asking} close={() => setAsking(false)} title={t`Publish these rules?`} action={t`Publish`} reason={{ label: t`What changed and why`, required: true }} run={(note) => publish(note).catch((error: unknown) => { if (error instanceof Error && error.cause) toast.failed(error.message); else toast.failed(explain(error)); throw error; })}>
        <p>{t`They are in force at once, as version ${published.version + 1}. Products on sale stay on sale: look with a dry run what they would find.`}</p>
      </Confirm>
    </>
  );
}
