import { Button } from "@mantine/core";
import { useForm } from "@mantine/form";
import { t } from "@lingui/core/macro";
import { api } from "@parure/shared";
import { useState } from "react";

import { useList } from "../../api/lists";
import { explain, isConflict } from "../../api/problems";
import type { Shop, ShopRow } from "../../api/types";
import { focusFirstError, showServerErrors } from "../../ui/server-errors";
import { toast } from "../../ui/toasts";
import { ContactPanel, LookPanel, WordsPanel } from "./look-form";
import { bodyOf, fieldsOf, type Fields } from "./shop-form";
import classes from "./shop-front.module.css";
import { ShopPreview } from "./shop-preview";
import { useShopChanged, type OwnShop } from "./use-shop";

/** Name, words, look and contact beside what buyers will see. */
export function ShopDesk({ own }: { own: OwnShop }) {
  const changed = useShopChanged();
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const form = useForm<Fields>({
    initialValues: fieldsOf(own.shop),
    validate: { name: { zh: (name, { name: { en } }) => (name.trim() || en.trim() ? null : t`Write a name.`) } },
  });
  const window = useList<ShopRow>("/shop/assortment", own.shop.featured.length ? { product_id: own.shop.featured } : { limit: 4 }, { paged: false });
  const save = form.onSubmit(async (values) => {
    setBusy(true);
    setProblem(null);
    try {
      const saved = await api.call<Shop>("PUT", "/shop", { body: bodyOf(values), ifMatch: own.etag });
      const fresh = fieldsOf(saved.data);
      form.setInitialValues(fresh);
      form.setValues(fresh);
      await changed(saved);
      toast.done(own.shop.status === "open" ? t`Saved. Buyers see it now.` : t`Saved.`);
    } catch (error) {
      if (isConflict(error)) await changed();
      const placed = showServerErrors(form, error);
      setProblem(placed ? null : explain(error));
      if (placed) focusFirstError(form, form.errors);
    } finally {
      setBusy(false);
    }
  }, (errors) => focusFirstError(form, errors));
  return (
    <form className={classes.desk} onSubmit={save} noValidate aria-label={t`Look of the shop`}>
      <div className="stack">
        <WordsPanel form={form} />
        <LookPanel form={form} />
        <ContactPanel form={form} />
        <div className={classes.save}>
          {problem && <p role="alert" className={classes.wrong}>{problem}</p>}
          <Button type="submit" loading={busy} disabled={!form.isDirty()}>{t`Save`}</Button>
          {form.isDirty() && <Button variant="subtle" color="dark" onClick={() => form.reset()}>{t`Discard changes`}</Button>}
        </div>
      </div>
      <div className={classes.sticky}>
        <ShopPreview fields={form.values} rows={window.rows ?? []} />
      </div>
    </form>
  );
}
