import type { ReactNode } from "react";

import { moment } from "./format";
import classes from "./timeline.module.css";

export type Happening = { key: string; at: string; title: ReactNode; note?: ReactNode };

/** What happened, newest first or as given: a list, because that is what it is to a screen reader. */
export function Timeline({ happenings }: { happenings: Happening[] }) {
  return (
    <ol className={classes.timeline}>
      {happenings.map(({ key, at, title, note }) => (
        <li key={key}>
          <div className={classes.title}>{title}</div>
          {note && <div className={classes.note}>{note}</div>}
          <time dateTime={at} className={classes.at}>{moment(at)}</time>
        </li>
      ))}
    </ol>
  );
}
