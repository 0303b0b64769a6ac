import type { ReactNode } from "react";

import { Brand } from "../../ui/shell/brand";
import { LanguageSwitch } from "../../ui/shell/language-switch";
import classes from "./door.module.css";

/** The room before the rooms: one quiet sheet for signing in and what belongs to it. */
export function Door({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  return (
    <div className={classes.door}>
      <header className={classes.top}>
        <Brand />
        <div className={classes.language}><LanguageSwitch /></div>
      </header>
      <main className={classes.sheet}>
        <h1 className={classes.title}>{title}</h1>
        {lead && <p className={classes.lead}>{lead}</p>}
        {children}
      </main>
    </div>
  );
}
