import { Button } from "@mantine/core";
import { t } from "@lingui/core/macro";
import { Link } from "wouter";

import { moment } from "../../ui/format";
import { Panel } from "../../ui/page";
import { Failed, Waiting } from "../../ui/states";
import { Status } from "../../ui/status";
import classes from "./certificates.module.css";
import { OpenDocument } from "./document-field";
import { FactsTable } from "./facts-table";
import { useCertificateIfAny, type Certificate } from "./use-certificates";
import { VerifyCertificate } from "./verify-dialog";
import { certificateState, methodName, pathOf } from "./words";

/** What is known of the certificate that a listing names: for the review desk. */
export function CertificatePanel({ laboratory, number }: { laboratory: string; number: string }) {
  const { data, error, refetch } = useCertificateIfAny(laboratory, number);
  return (
    <Panel title={t`Certificate`} note={<span className="mono">{laboratory} {number}</span>}>
      {data ? <Known certificate={data} /> : data === null ? (
        <p className={classes.unknown}>{t`The supplier has not recorded this certificate yet: nobody can verify it. Ask for its document before you approve.`}</p>
      ) : error ? <Failed error={error} retry={() => void refetch()} /> : <Waiting rows={3} height={28} />}
    </Panel>
  );
}

function Known({ certificate }: { certificate: Certificate }) {
  const { name, tone } = certificateState(certificate.state);
  const verified = certificate.history.find(({ kind }) => kind === "verified");
  return (
    <div className={classes.known}>
      <p className={classes.line}>
        <Status tone={tone}>{name}</Status>
        {verified && certificate.method && <span>{methodName(certificate.method)} · {moment(verified.at)}</span>}
      </p>
      <FactsTable facts={certificate.facts} />
      <div className={classes.buttons}>
        <VerifyCertificate certificate={certificate} size="xs" />
        {certificate.has_document && <OpenDocument certificate={certificate} size="xs" />}
        <Button component={Link} href={pathOf(certificate.laboratory, certificate.number)} size="xs" variant="subtle">{t`All about it`}</Button>
      </div>
    </div>
  );
}
