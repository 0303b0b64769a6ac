import { t } from "@lingui/core/macro";
import { IconAlertTriangle, IconCircleCheck } from "@tabler/icons-react";

import type { Finding } from "../../api/types";
import classes from "./products.module.css";

/** What the automatic check found: hints for the person who decides, not a verdict. */
export function Findings({ findings }: { findings: Finding[] | undefined }) {
  if (!findings?.length) {
    return <p className="row quiet"><IconCircleCheck size={18} aria-hidden /> {t`The automatic check found nothing.`}</p>;
  }
  return (
    <ul className={classes.findings}>
      {findings.map((finding, index) => (
        <li key={`${finding.code}-${index}`}>
          <IconAlertTriangle size={18} aria-hidden />
          <span>
            <strong>{findingName(finding.code)}</strong>
            {finding.detail}
          </span>
        </li>
      ))}
    </ul>
  );
}

function findingName(code: string): string {
  switch (code) {
    case "barred_name": return t`Barred name of a fineness`;
    case "fineness_out_of_scale": return t`Fineness outside the standard`;
    case "no_such_clarity": return t`Not a clarity grade`;
    case "lab_grown_not_named": return t`Lab-grown stone not named as such`;
    case "treated_jade_not_named": return t`Treated jade not named as such`;
    case "no_picture": return t`No picture`;
    case "no_price": return t`No price`;
    default: return t`To check`;
  }
}
