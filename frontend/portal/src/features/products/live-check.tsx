import { plural, t } from "@lingui/core/macro";

import type { AttributeField, Finding } from "../../api/types";
import { Findings } from "./findings";
import classes from "./products.module.css";
import type { usePreview } from "./use-preview";

type Props = {
  preview: ReturnType<typeof usePreview>;
  fields: readonly AttributeField[];
  /** What the server found in the listing as it is saved, which knows the rest of the mall as well; null while it is being changed. */
  known: Finding[] | null;
};

/** What stands between the listing and its review, renewed as it is typed: first what is missing or cannot be read, then the findings. */
export function LiveCheck({ preview: { data, error }, fields, known }: Props) {
  if (error) return <p className="quiet">{t`The check cannot be reached just now. Saving and submitting check again.`}</p>;
  if (!data) return <p className="quiet">{t`Checking…`}</p>;
  const open = data.errors.length;
  if (!open) return <div aria-live="polite"><Findings findings={known ?? data.findings} /></div>;
  return (
    <div aria-live="polite">
      <p className="quiet">{plural(open, { one: "# field is still missing or cannot be read.", other: "# fields are still missing or cannot be read." })}</p>
      <ul className={classes.refusals}>
        {data.errors.map(({ field, detail }) => (
          <li key={`${field}${detail}`}><strong>{labelOf(field, fields)}</strong> {detail}</li>
        ))}
      </ul>
    </div>
  );
}

function labelOf(path: string, fields: readonly AttributeField[]): string {
  const known = fields.find((field) => field.path === path.replace(/\.\d+(?=\.)/g, ".*"));
  if (known) return known.label;
  switch (path) {
    case "title.zh": return t`Title in Chinese`;
    case "title.en": return t`Title in English`;
    case "description.zh": return t`Description in Chinese`;
    case "description.en": return t`Description in English`;
  }
  return path.includes("price_rule") ? t`Price` : path.startsWith("images") ? t`Pictures` : path;
}
