import { Link, useLocation } from "wouter";

import classes from "./sections.module.css";

type Section = { to: string; label: string };

/** The rooms of a desk, the first of which is its address itself. */
export function Sections({ label, sections }: { label: string; sections: Section[] }) {
  const [path] = useLocation();
  return (
    <nav aria-label={label} className={classes.sections}>
      {sections.map(({ to, label: name }, index) => {
        const here = index === 0 ? path === to : path.startsWith(to);
        return <Link key={to} href={to} aria-current={here ? "page" : undefined}>{name}</Link>;
      })}
    </nav>
  );
}
