import { Button } from "@mantine/core";
import { plural, t } from "@lingui/core/macro";
import { api, currentLanguage, type Language } from "@parure/shared";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useLocation } from "wouter";

import { useIntent } from "../../api/intent";
import { explain, isConflict } from "../../api/problems";
import type { AttributeField, ListingDetail, ProductStatus } from "../../api/types";
import { Panel } from "../../ui/page";
import { focusFirstError, nearestField, showServerErrors } from "../../ui/server-errors";
import { toast } from "../../ui/toasts";
import { MediaSection } from "../media/media-section";
import { AttributesSection } from "./attributes-section";
import { BasicsSection } from "./basics-section";
import { allFields } from "./definition";
import { LiveCheck } from "./live-check";
import { contentOf, emptyListing, fieldsOf, type ListingFields } from "./listing-form";
import { ListingPreview } from "./listing-preview";
import { ListingState } from "./listing-state";
import classes from "./products.module.css";
import { SkusSection } from "./skus-section";
import { useDefinition } from "./use-definition";
import { useListingForm, type ListingForm } from "./use-listing-form";
import { useLiveErrors, usePreview } from "./use-preview";

type Wish = "save" | "submit";

/** A change of prices alone, within the rules' limits, waits for nobody. */
const handedIn = ({ status, revision_status: change }: ProductStatus): string =>
  status === "published" && !change ? t`On sale at once: only prices changed, within the limits.` : t`Submitted for review. You will see the result here.`;

export function ListingEditor({ listing }: { listing: ListingDetail | null }) {
  const form = useListingForm(listing ? fieldsOf(listing.content) : emptyListing());
  const [busy, setBusy] = useState<Wish | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const [files, setFiles] = useState(0);
  const [, go] = useLocation();
  const queries = useQueryClient();
  const intent = useIntent();
  const [language, setLanguage] = useState<Language>(currentLanguage());
  const values = form.getValues();
  const definition = useDefinition(values.category);
  const fields = allFields(definition.data);
  const preview = usePreview(values, fields, language);
  useLiveErrors(form, preview.data);
  useNotes(form, listing);

  const refresh = () => queries.invalidateQueries({ predicate: ({ queryKey: [path] }) => String(path).startsWith("/listings") });

  const send = async (values: ListingFields, wish: Wish) => {
    setBusy(wish);
    setProblem(null);
    try {
      const id = await save(values, fields, listing, intent.keyFor(values));
      intent.done();
      const now = wish === "submit" ? await api.post<ProductStatus>(`/products/${id}/submit`) : null;
      toast.done(now ? handedIn(now) : t`Saved.`);
      await refresh();
      if (!listing) go(`/products/${id}`, { replace: true });
    } catch (error) {
      if (!showServerErrors(form, error) || isConflict(error)) setProblem(error);
      else toast.failed(t`Some fields need another look.`);
    } finally {
      setBusy(null);
    }
  };
  const want = (wish: Wish) =>
    form.onSubmit((values) => send(values, wish), (errors) => {
      focusFirstError(form, errors);
      toast.failed(t`Some fields need another look.`);
    });
  const mayEdit = (listing?.revision_status ?? listing?.status) !== "submitted";

  return (
    <form className="main-and-aside" onSubmit={want("save")} noValidate>
      <fieldset className="stack" disabled={!mayEdit} aria-label={t`Product`}>
        <BasicsSection form={form} />
        <MediaSection media={values} change={(update) => form.setValues((now) => update({ ...values, ...now }))} title={values.title} errorAt={(path) => form.errors[path]} onTheWay={setFiles} />
        <AttributesSection form={form} definition={definition} />
        <SkusSection form={form} fields={fields} />
      </fieldset>
      <div className={classes.sticky}>
        <Panel title={t`Status`}>
          <div className="stack">
            <ListingState listing={listing} />
            {problem !== null && <Problem error={problem} reload={() => void refresh()} />}
            {files > 0 && <p className="quiet" role="status">{plural(files, { one: "# file is on its way. Save when it is here, or cancel it.", other: "# files are on their way. Save when they are here, or cancel them." })}</p>}
            {mayEdit && (
              <div className={classes.buttons}>
                <Button loading={busy === "submit"} disabled={busy === "save" || files > 0} onClick={() => want("submit")()}>{t`Submit for review`}</Button>
                <Button type="submit" variant="default" loading={busy === "save"} disabled={busy === "submit" || files > 0}>{listing ? t`Save` : t`Save as draft`}</Button>
              </div>
            )}
          </div>
        </Panel>
        <Panel title={t`Automatic check`}><LiveCheck preview={preview} fields={fields} known={listing && !form.isDirty() ? listing.findings : null} /></Panel>
        <ListingPreview values={values} rows={preview.data?.specifications ?? []} language={language} choose={setLanguage} />
      </div>
    </form>
  );
}

async function save(values: ListingFields, fields: readonly AttributeField[], listing: ListingDetail | null, idempotencyKey: string): Promise<string> {
  const body = contentOf(values, fields);
  if (!listing) return (await api.post<{ product_id: string }>("/products", body, { idempotencyKey })).product_id;
  await api.put(`/products/${listing.product_id}`, body, { ifMatch: listing.etag });
  return listing.product_id;
}

/** What the reviewer wrote stands at its field until that field is changed. */
function useNotes(form: ListingForm, listing: ListingDetail | null): void {
  useEffect(() => {
    for (const { field, note } of listing?.notes ?? []) form.setFieldError(nearestField(form.getValues(), field) ?? field, t`Reviewer: ${note}`);
  // The editor is made anew for every version of a listing.
  }, []);
}

function Problem({ error, reload }: { error: unknown; reload: () => void }) {
  return (
    <div className={classes.notice} role="alert">
      <p>{explain(error)}</p>
      {isConflict(error) && <Button size="xs" variant="default" onClick={reload}>{t`Load the newest version`}</Button>}
    </div>
  );
}
