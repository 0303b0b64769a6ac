import { t } from "@lingui/core/macro";

import type { CertificateRow, CertificateStep } from "../../api/types";
import type { Tone } from "../../ui/status";

type State = CertificateRow["state"];
type Method = NonNullable<CertificateRow["method"]>;

export const states = ["unverified", "matched", "mismatched", "revoked"] as const satisfies readonly State[];

export function certificateState(state: State): { name: string; tone: Tone } {
  switch (state) {
    case "unverified": return { name: t`Not verified`, tone: "wait" };
    case "matched": return { name: t`Matched`, tone: "good" };
    case "mismatched": return { name: t`Mismatched`, tone: "bad" };
    case "revoked": return { name: t`Revoked`, tone: "bad" };
  }
}

export const methods = ["website", "document", "enquiry", "laboratory"] as const satisfies readonly Method[];

/** How a certificate was verified. */
export function methodName(method: Method): string {
  switch (method) {
    case "document": return t`Compared with the document`;
    case "website": return t`Looked up on the laboratory's website`;
    case "enquiry": return t`Asked the laboratory`;
    case "laboratory": return t`The laboratory's own service`;
  }
}

export function stepName({ kind, state }: CertificateStep): string {
  switch (kind) {
    case "recorded": return t`Recorded`;
    case "verified": return state ? t`Verified: ${certificateState(state).name}` : t`Verified`;
    case "revoked": return t`Revoked`;
    case "handed_over": return t`Handed over`;
    case "contested": return t`Another supplier tried to record it`;
  }
}

export function actorName({ role }: CertificateStep["by"]): string {
  switch (role) {
    case "holder": return t`Supplier`;
    case "operator": return t`Operator`;
    case "laboratory": return t`Laboratory`;
    case "other": return t`Another organisation`;
  }
}

export const pathOf = (laboratory: string, number: string) => `/certificates/${encodeURIComponent(laboratory)}/${encodeURIComponent(number)}`;
