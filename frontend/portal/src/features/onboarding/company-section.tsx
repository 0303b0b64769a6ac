import { Button, Checkbox, Select, Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { t } from "@lingui/core/macro";
import { api } from "@parure/shared";
import { useState } from "react";

import { explain } from "../../api/problems";
import type { Application } from "../../api/types";
import { Panel } from "../../ui/page";
import { focusFirstError, showServerErrors } from "../../ui/server-errors";
import { toast } from "../../ui/toasts";
import { regionName, regions } from "../organisations/regions";
import { bodyOf, fieldsOf, type Fields } from "./application-form";
import classes from "./onboarding.module.css";
import { pathOf, useChanged } from "./use-application";
import { goodsKinds, goodsName } from "./words";

/** The first step: who applies, whom to speak to, what they sell. Saved half filled in, as often as one likes. */
export function CompanySection({ application }: { application: Application }) {
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const changed = useChanged();
  const form = useForm<Fields>({ initialValues: fieldsOf(application) });
  const save = form.onSubmit(async (values) => {
    setBusy(true);
    setProblem(null);
    try {
      const saved = await api.put<Application>(pathOf(application), bodyOf(values), { ifMatch: `"${application.version}"` });
      form.setInitialValues(fieldsOf(saved));
      form.setValues(fieldsOf(saved));
      await changed(saved);
      toast.done(t`Saved.`);
    } catch (error) {
      const placed = showServerErrors(form, error);
      setProblem(placed ? null : explain(error));
      if (placed) focusFirstError(form, form.errors);
    } finally {
      setBusy(false);
    }
  }, (errors) => focusFirstError(form, errors));
  const supplier = application.kind === "supplier";
  return (
    <Panel title={t`1 · Your company`} note={t`As it is printed on the business licence.`}>
      <form className={classes.form} onSubmit={save} noValidate aria-label={t`Your company`}>
        <TextInput label={t`Company name`} required maxLength={120} {...form.getInputProps("company")} />
        <div className="two">
          <Select label={t`Region`} required data={regions.map((value) => ({ value, label: regionName(value) }))} searchable allowDeselect={false} {...form.getInputProps("region")} />
          <TextInput label={t`Registration number`} required description={t`In China the unified social credit code: 18 digits and capitals`} maxLength={40} {...form.getInputProps("registration_number")} />
        </div>
        {supplier && (
          <Checkbox.Group label={t`What you sell`} required description={t`Some goods ask for a licence of their own.`} {...form.getInputProps("goods")}>
            <div className={classes.goods}>{goodsKinds.map((kind) => <Checkbox key={kind} value={kind} label={goodsName(kind)} />)}</div>
          </Checkbox.Group>
        )}
        <Textarea label={supplier ? t`About your goods` : t`About your shop`} description={t`Optional: brands, workshop, where you sell today`} rows={3} maxLength={1000} {...form.getInputProps("about")} />
        <fieldset className={classes.form}>
          <legend className="visually-hidden">{t`Contact`}</legend>
          <div className="two">
            <TextInput label={t`Contact person`} required maxLength={80} autoComplete="name" {...form.getInputProps("contact.name")} />
            <TextInput label={t`Phone`} required type="tel" maxLength={20} autoComplete="tel" {...form.getInputProps("contact.phone")} />
          </div>
          <TextInput label={t`Contact's e-mail`} required type="email" maxLength={254} autoComplete="email" {...form.getInputProps("contact.email")} />
        </fieldset>
        {problem && <p role="alert" className={classes.wrong}>{problem}</p>}
        <div className={classes.foot}>
          <p>{t`Name, phone and e-mail are stored encrypted. Operators see them masked; each unmasked reading is recorded.`}</p>
          <Button type="submit" loading={busy} variant={application.missing.length ? "filled" : "default"}>{t`Save`}</Button>
        </div>
      </form>
    </Panel>
  );
}
