import { Button, Skeleton } from "@mantine/core";
import { t } from "@lingui/core/macro";
import { IconCloudOff, IconDiamond } from "@tabler/icons-react";
import type { ReactNode } from "react";

import { explain } from "../api/problems";
import classes from "./states.module.css";

/** Nothing here yet: says why, and offers the next step. */
export function Empty({ title, children, action, icon }: { title: string; children?: ReactNode; action?: ReactNode; icon?: ReactNode }) {
  return (
    <div className={classes.state}>
      <span className={classes.icon} aria-hidden>{icon ?? <IconDiamond size={28} stroke={1.4} />}</span>
      <p className={classes.title}>{title}</p>
      {children && <p className={classes.text}>{children}</p>}
      {action}
    </div>
  );
}

export function Failed({ error, retry }: { error: unknown; retry?: () => void }) {
  return (
    <div className={classes.state} role="alert">
      <span className={classes.icon} data-tone="bad" aria-hidden><IconCloudOff size={28} stroke={1.4} /></span>
      <p className={classes.title}>{t`This could not be loaded`}</p>
      <p className={classes.text}>{explain(error)}</p>
      {retry && <Button variant="default" onClick={retry}>{t`Try again`}</Button>}
    </div>
  );
}

export function Waiting({ rows = 5, height = 44 }: { rows?: number; height?: number }) {
  return (
    <div className={classes.waiting} role="status" aria-label={t`Loading`}>
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} height={height} radius="md" />
      ))}
    </div>
  );
}
