import { Button } from "@mantine/core";
import { t } from "@lingui/core/macro";
import { api } from "@parure/shared";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { explain } from "../../api/problems";
import type { ListingDetail } from "../../api/types";
import { listingStatus } from "../../terms";
import { Confirm } from "../../ui/confirm";
import { Status } from "../../ui/status";
import { toast } from "../../ui/toasts";
import { ScheduleSection } from "../schedule/schedule-section";
import classes from "./products.module.css";

/** Where the listing stands, what that means for the supplier, and the way out of the shop or back into it. */
export function ListingState({ listing }: { listing: ListingDetail | null }) {
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const queries = useQueryClient();
  const status = listing?.status ?? "draft";
  const change = listing?.revision_status ?? null;
  const refresh = () => queries.invalidateQueries({ predicate: ({ queryKey: [path] }) => String(path).startsWith("/listings") });

  const takeDown = async (reason: string) => {
    await api.post(`/products/${listing?.product_id}/take-down`, { reason });
    toast.done(t`Taken down. Buyers no longer see it.`);
    await refresh();
  };
  const publish = async () => {
    setBusy(true);
    try {
      await api.post(`/products/${listing?.product_id}/publish`);
      toast.done(status === "approved" ? t`It is in the shop now.` : t`Published again.`);
      await refresh();
    } catch (error) {
      toast.failed(explain(error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <>
      <div className="row">
        <Status tone={listingStatus(status).tone}>{listingStatus(status).name}</Status>
        {change && <Status tone={listingStatus(change).tone}>{t`Change: ${listingStatus(change).name}`}</Status>}
      </div>
      <p className="quiet">{change ? t`Buyers see the published version until the change is approved.` : meaning(status)}</p>
      {listing?.suspended && <p className={classes.notice}>{t`Your organisation is suspended: none of its products is in the shop.`}</p>}
      {listing?.rejection && <p className={classes.notice}>{t`The reviewer says: ${listing.rejection}`}</p>}
      {listing && listing.notes.length > 0 && (
        <ul className={classes.notes}>
          {listing.notes.map(({ field, label, note }) => <li key={field}><strong>{label}</strong> {note}</li>)}
        </ul>
      )}
      {status === "published" && <Button variant="default" onClick={() => setAsking(true)}>{t`Take down`}</Button>}
      {status === "taken_down" && <Button loading={busy} onClick={() => void publish()}>{t`Publish again`}</Button>}
      {status === "approved" && <Button loading={busy} onClick={() => void publish()}>{t`Publish now`}</Button>}
      {listing && <ScheduleSection listing={listing} refresh={refresh} />}
      <Confirm opened={asking} close={() => setAsking(false)} title={t`Take this product down?`} action={t`Take down`} danger reason={{ label: t`Reason`, required: true }} run={takeDown}>
        <p>{t`It leaves the shop at once. Orders that are already placed are not touched; you can publish it again later.`}</p>
      </Confirm>
    </>
  );
}

function meaning(status: string): string {
  switch (status) {
    case "submitted": return t`An operator is looking at it. Until then it cannot be changed.`;
    case "published": return t`Buyers can find and buy it. A change goes through review first.`;
    case "returned": return t`The reviewer sent it back. Correct what is named and submit it again.`;
    case "rejected": return t`The reviewer refused it for good. Only something written anew can be submitted.`;
    case "approved": return t`It is approved. It appears in the shop at its moment, or when you publish it.`;
    case "taken_down": return t`It is not in the shop.`;
    default: return t`Only your organisation sees it. Submit it when it is ready.`;
  }
}
