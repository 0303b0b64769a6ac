import { Skeleton } from "@mantine/core";
import type { ReactNode } from "react";
import { Link } from "wouter";

import classes from "./figures.module.css";
import type { Tone } from "./status";

export type Figure = { label: string; value: ReactNode | undefined; note?: string; to: string; tone?: Tone };

/** The few numbers that decide what to do next, each a way to where it is done. */
export function Figures({ label, figures }: { label: string; figures: Figure[] }) {
  return (
    <ul className={classes.figures} aria-label={label}>
      {figures.map(({ label: name, value, note, to, tone }) => (
        <li key={name}>
          <Link href={to} className={classes.figure} data-tone={tone}>
            <span className={classes.name}>{name}</span>
            {value === undefined ? <Skeleton width={48} height={34} /> : <span className={classes.value}>{value}</span>}
            {note && <span className={classes.note}>{note}</span>}
          </Link>
        </li>
      ))}
    </ul>
  );
}
