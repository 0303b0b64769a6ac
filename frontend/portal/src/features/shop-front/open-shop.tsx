import { Button, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { t } from "@lingui/core/macro";
import { api } from "@parure/shared";
import { useState } from "react";

import { useIntent } from "../../api/intent";
import { explain } from "../../api/problems";
import type { Shop } from "../../api/types";
import { Panel } from "../../ui/page";
import { focusFirstError, showServerErrors } from "../../ui/server-errors";
import { toast } from "../../ui/toasts";
import { isSlug, slugOf } from "./shop-form";
import classes from "./shop-front.module.css";
import { useShopChanged } from "./use-shop";

/** The first step: a name and an address. Everything else has a beginning that can be changed. */
export function OpenShop() {
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const changed = useShopChanged();
  const intent = useIntent();
  const form = useForm({
    initialValues: { name: { zh: "", en: "" }, slug: "" },
    validate: {
      name: { zh: (name) => (name.trim() ? null : t`Write a name.`), en: (name) => (name.trim() ? null : t`Write a name.`) },
      slug: (slug) => (isSlug(slug) ? null : t`3 to 40 small letters, digits and single hyphens.`),
    },
  });
  const propose = () => {
    if (!form.values.slug) form.setFieldValue("slug", slugOf(form.values.name.en));
  };
  const create = form.onSubmit(async (values) => {
    setBusy(true);
    setProblem(null);
    try {
      const made = await api.call<Shop>("POST", "/shops", { body: values, idempotencyKey: intent.keyFor(values) });
      intent.done();
      await changed(made);
      toast.done(t`Your shop has an address. Buyers see nothing of it yet.`);
    } catch (error) {
      setProblem(showServerErrors(form, error) ? null : explain(error));
    } finally {
      setBusy(false);
    }
  }, (errors) => focusFirstError(form, errors));
  return (
    <Panel title={t`Open your own shop`} note={t`Your name, your choice of the mall's pieces, your prices, at an address of your own. Suppliers ship; you sell.`}>
      <form className={classes.form} onSubmit={create} noValidate aria-label={t`Open your own shop`}>
        <div className="two">
          <TextInput label={t`Name in Chinese`} required maxLength={30} {...form.getInputProps("name.zh")} />
          <TextInput label={t`Name in English`} required maxLength={40} {...form.getInputProps("name.en")} onBlur={propose} />
        </div>
        <TextInput
          label={t`Address`}
          required
          maxLength={40}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          leftSection={<span className={classes.prefix}>/s/</span>}
          leftSectionWidth="2.5rem"
          description={t`For good: it stands on cards and in links. ${location.host}/s/${form.values.slug || "…"}`}
          {...form.getInputProps("slug")}
        />
        {problem && <p role="alert" className={classes.wrong}>{problem}</p>}
        <div><Button type="submit" loading={busy}>{t`Open shop`}</Button></div>
      </form>
    </Panel>
  );
}
