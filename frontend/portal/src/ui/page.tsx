import { t } from "@lingui/core/macro";
import { IconChevronLeft } from "@tabler/icons-react";
import { useEffect, type ReactNode } from "react";
import { Link } from "wouter";

import classes from "./page.module.css";

type PageProps = { title: string; lead?: ReactNode; actions?: ReactNode; back?: { to: string; label: string }; children: ReactNode };

export function Page({ title, lead, actions, back, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · Parure 珠联`;
  }, [title]);
  return (
    <div className={classes.page}>
      <header className={classes.header}>
        <div className={classes.heading}>
          {back && (
            <Link className={classes.back} href={back.to}>
              <IconChevronLeft size={16} aria-hidden />
              {back.label}
            </Link>
          )}
          <h1 className={classes.title}>{title}</h1>
          {lead && <div className={classes.lead}>{lead}</div>}
        </div>
        {actions && <div className={classes.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  );
}

type PanelProps = { title?: string; actions?: ReactNode; children: ReactNode; flush?: boolean; note?: ReactNode };

/** A sheet of paper on the desk. `flush` lets a table touch its edges. */
export function Panel({ title, actions, children, flush = false, note }: PanelProps) {
  return (
    <section className={classes.panel} aria-label={title}>
      {(title || actions) && (
        <header className={classes.panelHeader}>
          <div>
            {title && <h2 className={classes.panelTitle}>{title}</h2>}
            {note && <p className={classes.panelNote}>{note}</p>}
          </div>
          {actions}
        </header>
      )}
      <div className={flush ? classes.flush : classes.panelBody}>{children}</div>
    </section>
  );
}

export type Fact = [label: string, value: ReactNode];

export function Facts({ facts }: { facts: Fact[] }) {
  return (
    <dl className={classes.facts}>
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value === null || value === undefined || value === "" ? <span aria-label={t`not given`}>—</span> : value}</dd>
        </div>
      ))}
    </dl>
  );
}
