import { t } from "@lingui/core/macro";
import { IconAlertTriangle, IconBan, IconCircleCheck } from "@tabler/icons-react";

import type { Finding } from "../../api/types";
import classes from "../products/products.module.css";
import { Note } from "./notes";

/** The findings as a reviewer works them off: each can become a note for the supplier, worded by its fix. */
export function ReviewFindings({ findings }: { findings: Finding[] }) {
  if (!findings.length) return <p className="row quiet"><IconCircleCheck size={18} aria-hidden /> {t`The automatic check found nothing.`}</p>;
  return (
    <ul className={classes.findings}>
      {findings.map(({ rule, name, field, severity, detail, fix }, index) => (
        <li key={`${rule}${field}${index}`} data-severity={severity}>
          {severity === "error" ? <IconBan size={18} aria-label={t`Against a rule`} /> : <IconAlertTriangle size={18} aria-label={t`Worth a look`} />}
          <span>
            <strong>{name}: {detail}</strong>
            {fix}
            <Note field={field} about={name} suggestion={`${detail} ${fix}`} />
          </span>
        </li>
      ))}
    </ul>
  );
}
