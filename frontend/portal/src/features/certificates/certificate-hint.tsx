import { useDebouncedValue } from "@mantine/hooks";
import { t } from "@lingui/core/macro";
import { Link } from "wouter";

import { Status } from "../../ui/status";
import classes from "./certificates.module.css";
import { useCertificateIfAny } from "./use-certificates";
import { certificateState, pathOf } from "./words";

type Ref = { laboratory: unknown; number: unknown };
const TYPING_MS = 600;
const COMPLETE = /^[A-Za-z0-9-]{4,40}$/;

/** Beside the certificate that a listing names: how it stands, or the way to record it. */
export function CertificateHint({ laboratory, number }: Ref) {
  const [typed] = useDebouncedValue(String(number ?? "").trim().toUpperCase(), TYPING_MS);
  const code = String(laboratory ?? "").trim().toUpperCase();
  return code && COMPLETE.test(typed) ? <Hint laboratory={code} number={typed} /> : null;
}

function Hint({ laboratory, number }: { laboratory: string; number: string }) {
  const { data } = useCertificateIfAny(laboratory, number);
  if (data) {
    const { name, tone } = certificateState(data.state);
    return <p className={classes.line}><Status tone={tone}>{name}</Status><Link href={pathOf(laboratory, number)}>{t`The recorded certificate`}</Link></p>;
  }
  if (data === undefined) return null;
  const start = new URLSearchParams({ laboratory, number });
  return (
    <p className={classes.hint}>
      {t`It is not recorded yet. Write down what it says and upload its document, so that it can be verified and buyers can rely on it.`}{" "}
      <Link href={`/certificates/new?${start}`}>{t`Record this certificate`}</Link>
    </p>
  );
}
