import { t } from "@lingui/core/macro";
import { IconAlertTriangle } from "@tabler/icons-react";
import { Link } from "wouter";

import { useList } from "../../api/lists";
import type { CertificateDoubt } from "../../api/types";
import { inReadersLanguage } from "../../i18n";
import { When } from "../../ui/format";
import { Status } from "../../ui/status";
import classes from "./certificates.module.css";
import { certificateState, pathOf } from "./words";

const REFRESH_MS = 60_000;

/** What is on sale with a certificate that cannot be relied on. Nothing is shown while there is none. */
export function CertificateDoubts() {
  const { rows } = useList<CertificateDoubt>("/certificate-doubts", {}, { refreshMs: REFRESH_MS });
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
            </li>
          );
        })}
      </ul>
    </section>
  );
}
