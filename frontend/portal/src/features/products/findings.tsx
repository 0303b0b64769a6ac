import { t } from "@lingui/core/macro";
import { IconAlertTriangle, IconBan, IconCircleCheck } from "@tabler/icons-react";

import type { Finding } from "../../api/types";
import classes from "./products.module.css";

/** What the automatic check found and how to put it right. An error breaks a rule of the trade, a warning is worth a look. */
export function Findings({ findings }: { findings: Finding[] }) {
  if (!findings.length) {
    return <p className="row quiet"><IconCircleCheck size={18} aria-hidden /> {t`The automatic check found nothing.`}</p>;
  }
  return (
    <ul className={classes.findings}>
      {findings.map(({ rule, field, severity, detail, fix }) => (
        <li key={`${rule}${field}`} data-severity={severity}>
          {severity === "error" ? <IconBan size={18} aria-hidden /> : <IconAlertTriangle size={18} aria-hidden />}
          <span>
            <strong>{severity === "error" ? t`Against a rule` : t`Worth a look`}: {detail}</strong>
            {fix}
          </span>
        </li>
      ))}
    </ul>
  );
}

export const hasErrors = (findings: Finding[]): boolean => findings.some(({ severity }) => severity === "error");
