import { t } from "@lingui/core/macro";

import type { Application } from "../../api/types";
import { paperName } from "./words";

/** An item of the checklist: part of the form, or a paper. */
export function itemName(application: Application, item: string): string {
  switch (item) {
    case "company": return t`Company and registration`;
    case "contact": return t`Contact`;
    case "goods": return t`What it sells`;
    default: {
      const paper = application.qualifications.find((one) => one.qualification_id === item);
      return paper ? paperName(paper.kind) : t`A paper that was replaced`;
    }
  }
}
