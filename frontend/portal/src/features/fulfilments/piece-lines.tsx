import { t } from "@lingui/core/macro";

import type { FulfilmentLine } from "../../api/types";
import { optionsText } from "../../ui/format";
import { Thumb } from "../../ui/picture";
import classes from "./fulfilments.module.css";

export function PieceLines({ lines }: { lines: FulfilmentLine[] }) {
  return (
    <ul className={classes.lines}>
      {lines.map((line) => (
        <li key={line.sku}>
          <Thumb picture={line.image} />
          <span className={classes.line}>
            <span className={classes.title}>{line.title}{"\u00a0"}<span className="numeric">×{"\u00a0"}{line.quantity}</span></span>
            {line.engraving && <span className={classes.engraving}>{t`Engrave “${line.engraving.text}” · ${handName(line.engraving.font)}`}</span>}
            <span className="quiet">{[optionsText(line.options), line.sku].filter(Boolean).join(" · ")}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}

/** The hand that words are cut in, as the shop calls it. */
function handName(font: string): string {
  switch (font) {
    case "serif": return t`Classic`;
    case "script": return t`Flowing`;
    case "kai": return t`Brush`;
    default: return font;
  }
}
