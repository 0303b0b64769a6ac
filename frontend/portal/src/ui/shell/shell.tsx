import { ActionIcon, Drawer } from "@mantine/core";
import { t } from "@lingui/core/macro";
import { IconMenu2 } from "@tabler/icons-react";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { useLocation } from "wouter";

import { Brand } from "./brand";
import { Navigation } from "./navigation";
import type { PortalRole } from "./destinations";
import classes from "./shell.module.css";

/** The frame of every page. Mantine's AppShell writes <style> elements, so the frame is ours (CSP, see README). */
export function Shell({ role, children }: { role: PortalRole; children: ReactNode }) {
  const [menuOpen, setMenuOpen] = useState(false);
  const [location] = useLocation();
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);

  useEffect(() => {
    setMenuOpen(false);
    if (first.current) {
      first.current = false;
      return;
    }
    // A keyboard or screen reader user starts at the top of the new page, as after a real page load.
    main.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [location]);

  return (
    <div className={classes.frame}>
      <a className={classes.skip} href="#main" onClick={(event) => { event.preventDefault(); main.current?.focus(); }}>{t`Skip to content`}</a>
      <header className={classes.bar}>
        <ActionIcon variant="subtle" color="dark" size="lg" aria-label={t`Open menu`} aria-expanded={menuOpen} onClick={() => setMenuOpen(true)}>
          <IconMenu2 size={22} stroke={1.6} />
        </ActionIcon>
        <Brand />
      </header>
      <aside className={classes.side}><Navigation role={role} /></aside>
      <Drawer.Root opened={menuOpen} onClose={() => setMenuOpen(false)} size="17rem" padding={0}>
        <Drawer.Overlay />
        <Drawer.Content aria-label={t`Menu`}>
          <div className={classes.drawer}><Navigation role={role} /></div>
        </Drawer.Content>
      </Drawer.Root>
      <main id="main" ref={main} tabIndex={-1} className={classes.main}>{children}</main>
    </div>
  );
}
