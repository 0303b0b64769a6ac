import { IconAlertTriangle, IconCircleCheck, IconHourglass } from "@tabler/icons-react";
import type { ReactNode } from "react";

import classes from "./onboarding.module.css";

const icons = { wait: IconHourglass, bad: IconAlertTriangle, good: IconCircleCheck };

export function Notice({ tone, title, children }: { tone: "wait" | "bad" | "good"; title: string; children?: ReactNode }) {
  const Icon = icons[tone];
  return (
    <section className={classes.notice} data-tone={tone} aria-label={title}>
      <Icon size={20} stroke={1.6} aria-hidden />
      <div>
        <strong>{title}</strong>
        {children}
      </div>
    </section>
  );
}
