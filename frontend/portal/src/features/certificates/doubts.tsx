import { Button } from "@mantine/core";
import { t } from "@lingui/core/macro";
import { api } from "@parure/shared";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useState } from "react";
import { Link } from "wouter";

import { useList } from "../../api/lists";
import type { CertificateDoubt } from "../../api/types";
import { inReadersLanguage } from "../../i18n";
import { Confirm } from "../../ui/confirm";
import { When } from "../../ui/format";
import { Status } from "../../ui/status";
import { toast } from "../../ui/toasts";
import classes from "./certificates.module.css";
import { useRefreshCertificates } from "./use-certificates";
import { certificateState, pathOf } from "./words";

const REFRESH_MS = 60_000;

/** What is on sale with a certificate that cannot be relied on. Nothing is shown while there is none. */
export function CertificateDoubts() {
  const { rows } = useList<CertificateDoubt>("/certificate-doubts", {}, { refreshMs: REFRESH_MS });
  const [leaving, setLeaving] = useState<CertificateDoubt | null>(null);
  const refresh = useRefreshCertificates();
  const takeDown = async (reason: string) => {
    if (!leaving) return;
    await api.post(`/products/${leaving.product_id}/take-down`, { reason });
    toast.done(t`Taken down: “${inReadersLanguage(leaving.title)}” is out of the shop.`);
    await refresh();
  };
  if (!rows?.length) return null;
  return (
    <section className={classes.doubts} aria-label={t`On sale with a doubtful certificate`}>
      <h2><IconAlertTriangle size={18} aria-hidden />{t`On sale with a doubtful certificate`}</h2>
      <ul>
        {rows.map((doubt) => {
          const { name, tone } = certificateState(doubt.state);
          return (
            <li key={`${doubt.laboratory}/${doubt.number}`}>
              <Status tone={tone}>{name}</Status>
              <Link href={pathOf(doubt.laboratory, doubt.number)} className="mono">{doubt.laboratory} {doubt.number}</Link>
              <Link href={`/reviews/${doubt.product_id}`}>{inReadersLanguage(doubt.title)}</Link>
              <span className={classes.hint}>{doubt.supplier_name} · <When at={doubt.since} /></span>
              <Button size="compact-xs" variant="default" aria-label={t`Take down ${inReadersLanguage(doubt.title)}`} onClick={() => setLeaving(doubt)}>{t`Take down`}</Button>
            </li>
          );
        })}
      </ul>
      <Confirm opened={leaving !== null} close={() => setLeaving(null)} title={t`Take this product down?`} action={t`Take down`} danger reason={{ label: t`Reason`, hint: t`Kept in the record, and read by the supplier`, required: true }} run={takeDown}>
        <p>{t`It leaves the shop at once. It comes back only by a review.`}</p>
      </Confirm>
    </section>
  );
}
