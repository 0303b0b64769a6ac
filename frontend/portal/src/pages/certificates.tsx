import { t } from "@lingui/core/macro";
import { useSearchParams } from "wouter";

import { CertificateDetail, HolderActions, OperatorActions } from "../features/certificates/certificate-detail";
import { CertificateQueue, NewCertificate, OwnCertificates } from "../features/certificates/certificates-table";
import { CertificateDoubts } from "../features/certificates/doubts";
import { LaboratoriesPanel } from "../features/certificates/laboratories-panel";
import { RecordForm } from "../features/certificates/record-form";
import { useCertificate, useLaboratories } from "../features/certificates/use-certificates";
import { certificateState, pathOf } from "../features/certificates/words";
import { useOrganisationNames } from "../features/organisations/use-organisation-names";
import { Moment } from "../ui/format";
import { Page } from "../ui/page";
import { Failed, Waiting } from "../ui/states";
import { Status } from "../ui/status";

type Ref = { laboratory: string; number: string };
const backToList = () => ({ to: "/certificates", label: t`Certificates` });
const titleOf = ({ laboratory, number }: Ref) => `${laboratory} ${number}`;

export function SupplierCertificates() {
  return <Page title={t`Certificates`} lead={t`What laboratories say of your pieces, and what was verified of it.`} actions={<NewCertificate />}><OwnCertificates /></Page>;
}

export function OperatorCertificates() {
  const nameOf = useOrganisationNames();
  return (
    <Page title={t`Certificates`} lead={t`Look each one up before buyers rely on it. The longest waiting comes first.`}>
      <CertificateDoubts />
      <CertificateQueue holderName={nameOf} />
      <LaboratoriesPanel />
    </Page>
  );
}

export function SupplierNewCertificate() {
  const { data, error, refetch } = useLaboratories();
  const [search] = useSearchParams();
  const start = { laboratory: search.get("laboratory") ?? "", number: search.get("number") ?? "" };
  return (
    <Page title={t`Record a certificate`} back={backToList()}>
      {data ? <RecordForm laboratories={data} start={start} /> : error ? <Failed error={error} retry={() => void refetch()} /> : <Waiting rows={3} height={120} />}
    </Page>
  );
}

export function SupplierEditCertificate(ref: Ref) {
  const laboratories = useLaboratories();
  const certificate = useCertificate(ref.laboratory, ref.number);
  const error = laboratories.error ?? certificate.error;
  const back = { to: pathOf(ref.laboratory, ref.number), label: titleOf(ref) };
  return (
    <Page title={t`Correct ${titleOf(ref)}`} back={back}>
      {laboratories.data && certificate.data ? <RecordForm key={certificate.data.etag} laboratories={laboratories.data} certificate={certificate.data} /> : error ? <Failed error={error} retry={() => void certificate.refetch()} /> : <Waiting rows={3} height={120} />}
    </Page>
  );
}

export function SupplierCertificate(ref: Ref) {
  return <CertificatePage {...ref} />;
}

export function OperatorCertificate(ref: Ref) {
  return <CertificatePage {...ref} holderName={useOrganisationNames()} />;
}

function CertificatePage({ laboratory, number, holderName }: Ref & { holderName?: (id: string) => string }) {
  const { data, error, refetch } = useCertificate(laboratory, number);
  const title = titleOf({ laboratory, number });
  if (!data) return <Page title={title} back={backToList()}>{error ? <Failed error={error} retry={() => void refetch()} /> : <Waiting rows={3} height={140} />}</Page>;
  const { name, tone } = certificateState(data.state);
  return (
    <Page
      title={title}
      back={backToList()}
      lead={<><Status tone={tone}>{name}</Status>{data.report_type && <span>{data.report_type}</span>}<Moment at={data.updated_at} /></>}
      actions={holderName ? <OperatorActions certificate={data} /> : <HolderActions certificate={data} />}
    >
      <CertificateDetail certificate={data} {...(holderName ? { holderName } : {})} />
    </Page>
  );
}
