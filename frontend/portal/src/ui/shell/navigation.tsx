import { Menu, UnstyledButton } from "@mantine/core";
import { t } from "@lingui/core/macro";
import { session } from "@parure/shared";
import { IconExternalLink, IconLogout, IconSelector } from "@tabler/icons-react";
import { useSyncExternalStore } from "react";
import { Link, useLocation } from "wouter";

import { explain } from "../../api/problems";
import { roleName } from "../../terms";
import { toast } from "../toasts";
import { Brand } from "./brand";
import { LanguageSwitch } from "./language-switch";
import { destinationsOf, type PortalRole } from "./destinations";
import classes from "./shell.module.css";

export function Navigation({ role }: { role: PortalRole }) {
  const [location] = useLocation();
  return (
    <div className={classes.navigation}>
      <div className={classes.brandRow}><Brand /></div>
      <nav aria-label={t`Main`} className={classes.destinations}>
        {destinationsOf(role).map(({ to, label, icon: Icon }) => {
          const here = to === "/" ? location === "/" : location === to || location.startsWith(`${to}/`);
          return (
            <Link key={to} href={to} className={classes.destination} aria-current={here ? "page" : undefined}>
              <Icon size={19} stroke={1.6} aria-hidden />
              {label}
            </Link>
          );
        })}
      </nav>
      <div className={classes.foot}>
        <LanguageSwitch />
        <Person role={role} />
      </div>
    </div>
  );
}

function Person({ role }: { role: PortalRole }) {
  const [, go] = useLocation();
  const { user } = useSyncExternalStore(session.subscribe, session.snapshot);
  if (!user) return null;
  const name = user.name || user.email;
  const signOut = () => {
    // Whoever signs in next starts at home, not on this person's page.
    go("/");
    session.signOut().catch((error: unknown) => toast.failed(explain(error)));
  };
  return (
    <Menu width={220} position="top-start">
      <Menu.Target>
        <UnstyledButton className={classes.person}>
          <span className="visually-hidden">{t`Account menu`}</span>
          <span className={classes.initial} aria-hidden>{name.slice(0, 1).toUpperCase()}</span>
          <span className={classes.who}>
            <strong>{user.org_name || name}</strong>
            <span>{roleName(role)} · {user.org_name ? name : user.email}</span>
          </span>
          <IconSelector size={16} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{user.email}</Menu.Label>
        <Menu.Item component="a" href="/" leftSection={<IconExternalLink size={16} aria-hidden />}>{t`Open the shop`}</Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={signOut}>{t`Sign out`}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
