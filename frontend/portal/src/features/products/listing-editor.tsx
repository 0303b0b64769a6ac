import { Button } from "@mantine/core";
import { t } from "@lingui/core/macro";
import { api } from "@parure/shared";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useLocation } from "wouter";

import { useIntent } from "../../api/intent";
import { explain, isConflict } from "../../api/problems";
import type { ListingDetail } from "../../api/types";
import { Panel } from "../../ui/page";
import { focusFirstError, showServerErrors } from "../../ui/server-errors";
import { toast } from "../../ui/toasts";
import { AttributesSection } from "./attributes-section";
import { BasicsSection } from "./basics-section";
import { Findings } from "./findings";
import { contentOf, emptyListing, fieldsOf, type ListingFields } from "./listing-form";
import { ListingState } from "./listing-state";
import { PicturesSection } from "./pictures-section";
import classes from "./products.module.css";
import { SkusSection } from "./skus-section";
import { useListingForm } from "./use-listing-form";

type Wish = "save" | "submit";

export function ListingEditor({ listing }: { listing: ListingDetail | null }) {
  const form = useListingForm(listing ? fieldsOf(listing.content) : emptyListing());
  const [busy, setBusy] = useState<Wish | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const [, go] = useLocation();
  const queries = useQueryClient();
  const intent = useIntent();

  const refresh = () => queries.invalidateQueries({ predicate: ({ queryKey: [path] }) => String(path).startsWith("/listings") });

  const send = async (values: ListingFields, wish: Wish) => {
    setBusy(wish);
    setProblem(null);
    try {
      const id = await save(values, listing, intent.keyFor(values));
      intent.done();
      if (wish === "submit") await api.post(`/products/${id}/submit`);
      toast.done(wish === "submit" ? t`Submitted for review. You will see the result here.` : t`Saved.`);
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
        <PicturesSection form={form} />
        <AttributesSection form={form} />
        <SkusSection form={form} />
      </fieldset>
      <div className={classes.sticky}>
        <Panel title={t`Status`}>
          <div className="stack">
            <ListingState listing={listing} />
            {problem !== null && <Problem error={problem} reload={() => void refresh()} />}
            {mayEdit && (
              <div className={classes.buttons}>
                <Button loading={busy === "submit"} disabled={busy === "save"} onClick={() => want("submit")()}>{t`Submit for review`}</Button>
                <Button type="submit" variant="default" loading={busy === "save"} disabled={busy === "submit"}>{listing ? t`Save` : t`Save as draft`}</Button>
              </div>
            )}
          </div>
        </Panel>
        {listing && <Panel title={t`Automatic check`}><Findings findings={listing.findings} /></Panel>}
      </div>
    </form>
  );
}

async function save(values: ListingFields, listing: ListingDetail | null, idempotencyKey: string): Promise<string> {
  const body = contentOf(values);
  if (!listing) return (await api.post<{ product_id: string }>("/products", body, { idempotencyKey })).product_id;
  await api.put(`/products/${listing.product_id}`, body, { ifMatch: listing.etag });
  return listing.product_id;
}

function Problem({ error, reload }: { error: unknown; reload: () => void }) {
  return (
    <div className={classes.notice} role="alert">
      <p>{explain(error)}</p>
      {isConflict(error) && <Button size="xs" variant="default" onClick={reload}>{t`Load the newest version`}</Button>}
    </div>
  );
}
