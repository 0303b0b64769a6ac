import { Button, FileButton, Progress } from "@mantine/core";
import { t } from "@lingui/core/macro";
import { api, ApiProblem, randomId } from "@parure/shared";
import { IconFileTypePdf, IconUpload } from "@tabler/icons-react";
import { useState } from "react";

import { explain } from "../../api/problems";
import type { CertificateRow } from "../../api/types";
import { toast } from "../../ui/toasts";
import classes from "./certificates.module.css";
import { DOCUMENT_TYPES, DocumentRefused, uploadDocument } from "./upload-document";
import { pathOf } from "./words";

type FieldProps = { value: string | null; change: (mediaId: string | null) => void; error?: string | undefined };

/** The report as PDF or picture. It lies in a private place: only its holder and the operators can open it, and each opening is kept on record. */
export function DocumentField({ value, change, error }: FieldProps) {
  const [share, setShare] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [name, setName] = useState<string | null>(null);
  const upload = async (file: File | null) => {
    if (!file) return;
    setProblem(null);
    setName(file.name);
    setShare(0);
    try {
      change(await uploadDocument(file, randomId(), setShare));
    } catch (failed) {
      setProblem(failed instanceof DocumentRefused ? failed.message : explain(failed));
    } finally {
      setShare(null);
    }
  };
  const wrong = problem ?? error;
  return (
    <div className={classes.document} data-wrong={wrong ? true : undefined}>
      <IconFileTypePdf size={28} stroke={1.3} aria-hidden />
      <div className={classes.documentWords}>
        <p className={classes.documentName}>{share !== null ? name : value ? (name ?? t`A document is uploaded`) : t`No document yet`}</p>
        <p className={classes.hint}>{t`PDF, JPEG, PNG or WebP, up to 20 MB. Only you and the operators can open it.`}</p>
        {share !== null && <Progress value={Math.round(share * 100)} aria-label={t`Upload`} animated={share >= 1} />}
        {share !== null && share >= 1 && <p role="status" className={classes.hint}>{t`The file is being checked…`}</p>}
        {wrong && <p role="alert" className={classes.wrong}>{wrong}</p>}
      </div>
      <div className={classes.buttons}>
        <FileButton onChange={(file) => void upload(file)} accept={DOCUMENT_TYPES.join(",")}>
          {(props) => <Button {...props} variant="default" size="sm" leftSection={<IconUpload size={16} aria-hidden />} loading={share !== null}>{value ? t`Replace document` : t`Upload document`}</Button>}
        </FileButton>
        {value && share === null && <Button variant="subtle" size="sm" onClick={() => { change(null); setName(null); }}>{t`Remove`}</Button>}
      </div>
    </div>
  );
}

/** A link of five minutes, asked for when it is needed. */
export function OpenDocument({ certificate, size = "sm" }: { certificate: Pick<CertificateRow, "laboratory" | "number">; size?: "xs" | "sm" }) {
  const [busy, setBusy] = useState(false);
  const open = async () => {
    setBusy(true);
    // Opened before the answer, for a browser lets a page open a window only while it is clicked.
    const page = window.open("about:blank", "_blank");
    try {
      const { url } = await api.get<{ url: string }>(`${pathOf(certificate.laboratory, certificate.number)}/document`);
      if (page) {
        page.opener = null;
        page.location.href = url;
      } else location.assign(url);
    } catch (error) {
      page?.close();
      toast.failed(error instanceof ApiProblem && error.code === "no_document" ? t`There is no document any more.` : explain(error));
    } finally {
      setBusy(false);
    }
  };
  return <Button size={size} variant="default" loading={busy} leftSection={<IconFileTypePdf size={16} aria-hidden />} onClick={() => void open()}>{t`Open document`}</Button>;
}
