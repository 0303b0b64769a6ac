import type { ReactNode } from "react";
import { Trans, useLingui } from "@lingui/react/macro";
import { formatTime, type CertificateStatus } from "@parure/shared";
import { CheckedIcon, OpenCheckIcon, WarningIcon } from "../../ui/icons";

/** The certificate as far as anybody has verified it: what was looked at and what was not, by whom, when and how. */
export function CertificatePanel({ certificate }: { certificate: CertificateStatus }) {
  const { state, laboratory_name: laboratory, number, website } = certificate;
  return (
    <section class={`certificate certificate-${state}`} aria-labelledby="certificate-title">
      <h2 id="certificate-title" class="certificate-title">
        {icons[state]}
        <Title certificate={certificate} />
      </h2>
      <p class="certificate-number">
        {laboratory} <span class="certificate-digits">{number}</span>
        {certificate.report_type && <span class="certificate-type"> · {certificate.report_type}</span>}
      </p>
      <p class="certificate-word">
        <Word certificate={certificate} />
      </p>
      {state === "matched" && <Verified certificate={certificate} />}
      {state === "mismatched" && <Differing certificate={certificate} />}
      {website && state !== "revoked" && (
        <a class="text-link certificate-link" href={website} target="_blank" rel="noreferrer">
          <Trans>Look it up at the laboratory</Trans>
        </a>
      )}
    </section>
  );
}

const icons: Record<CertificateStatus["state"], ReactNode> = {
  matched: <CheckedIcon />,
  unverified: <OpenCheckIcon />,
  mismatched: <WarningIcon />,
  revoked: <WarningIcon />,
};

function Title({ certificate: { state } }: { certificate: CertificateStatus }) {
  switch (state) {
    case "matched":
      return <Trans>Certificate verified</Trans>;
    case "unverified":
      return <Trans>Certificate not verified yet</Trans>;
    case "mismatched":
      return <Trans>Certificate does not agree</Trans>;
    case "revoked":
      return <Trans>Certificate revoked</Trans>;
  }
}

function Word({ certificate }: { certificate: CertificateStatus }) {
  switch (certificate.state) {
    case "matched":
      return <How certificate={certificate} />;
    case "unverified":
      return <Trans>The maker states this certificate. Nobody here has compared it with the laboratory's record yet.</Trans>;
    case "mismatched":
      return <Trans>What the maker recorded is not what the laboratory says. We have asked the maker to put it right.</Trans>;
    case "revoked":
      return <Trans>This certificate is not to be relied on any more. Ask us before you buy.</Trans>;
  }
}

function How({ certificate }: { certificate: CertificateStatus }) {
  const { i18n } = useLingui();
  const day = formatTime(certificate.verified_at, i18n.locale, "date");
  switch (certificate.method) {
    case "laboratory":
      return <Trans>Confirmed by the laboratory's own service on {day}.</Trans>;
    case "document":
      return <Trans>Our people compared it with the report itself on {day}.</Trans>;
    case "website":
      return <Trans>Our people looked it up at the laboratory on {day}.</Trans>;
    default:
      return <Trans>Our people asked the laboratory on {day}.</Trans>;
  }
}

function Verified({ certificate: { verified, not_verified: open } }: { certificate: CertificateStatus }) {
  return (
    <>
      <h3 class="certificate-list-title">
        <Trans>What was verified</Trans>
      </h3>
      <ul class="certificate-facts">
        {verified.map(({ name, label, text }) => (
          <li key={name}>
            <span>{label}</span> {text}
          </li>
        ))}
      </ul>
      {open.length > 0 && (
        <div>
          <h3 class="certificate-list-title">
            <Trans>What was not verified</Trans>
          </h3>
          <p>{open.map(({ label, text }) => `${label} ${text}`.trim()).join(" · ")}</p>
        </div>
      )}
    </>
  );
}

function Differing({ certificate: { not_verified: facts } }: { certificate: CertificateStatus }) {
  const differing = facts.filter(({ found_text: found }) => found);
  if (!differing.length) return null;
  return (
    <ul class="certificate-facts">
      {differing.map(({ name, label, text, found_text: found }) => (
        <li key={name}>
          <span>{label}</span>{" "}
          {text ? (
            <Trans>
              maker {text}, laboratory {found}
            </Trans>
          ) : (
            <Trans>laboratory {found}</Trans>
          )}
        </li>
      ))}
    </ul>
  );
}
