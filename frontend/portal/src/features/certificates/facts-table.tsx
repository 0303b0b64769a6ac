import { t } from "@lingui/core/macro";
import { IconCircleCheck, IconCircleDashed, IconCircleX } from "@tabler/icons-react";

import type { StatedFact } from "../../api/types";
import classes from "./certificates.module.css";

/** What the report says, and of each fact whether somebody has verified it. */
export function FactsTable({ facts }: { facts: StatedFact[] }) {
  return (
    <table className={classes.facts} aria-label={t`What the report says`}>
      <thead className="visually-hidden">
        <tr><th scope="col">{t`Fact`}</th><th scope="col">{t`As recorded`}</th><th scope="col">{t`Verification`}</th></tr>
      </thead>
      <tbody>
        {facts.map((fact) => (
          <tr key={fact.name}>
            <th scope="row">{fact.label}</th>
            <td>{fact.text || "—"}</td>
            <td><Mark fact={fact} /></td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Mark({ fact }: { fact: StatedFact }) {
  if (fact.found_text) return <span className={classes.mark} data-tone="bad"><IconCircleX size={16} aria-hidden />{t`Laboratory: ${fact.found_text}`}</span>;
  if (fact.confirmed) return <span className={classes.mark} data-tone="good"><IconCircleCheck size={16} aria-hidden />{t`Verified`}</span>;
  return <span className={classes.mark}><IconCircleDashed size={16} aria-hidden />{t`Not verified`}</span>;
}
