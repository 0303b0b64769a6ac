import { t } from "@lingui/core/macro";

import type { Feedback } from "../../api/types";

/** Why a text should be read before others see it. */
export function concernName(concern: Feedback["concerns"][number]): string {
  switch (concern) {
    case "contact": return t`Contact details`;
    case "link": return t`A link`;
    case "abuse": return t`Strong words`;
    case "noise": return t`Noise`;
  }
}
