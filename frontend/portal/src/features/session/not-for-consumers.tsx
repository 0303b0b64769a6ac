import { Button } from "@mantine/core";
import { t } from "@lingui/core/macro";
import { session } from "@parure/shared";
import { Link } from "wouter";

import { Door } from "./door";
import classes from "./door.module.css";

export function NotForConsumers() {
  return (
    <Door title={t`Your account is for the shop`} lead={t`You are signed in as a consumer. The portal is for suppliers, dealers and operators; your orders and your cart are in the shop.`}>
      <div className={classes.form}>
        <Button component="a" href="/" size="md">{t`Go to the shop`}</Button>
        <Button component={Link} href="/join" variant="default" size="md">{t`Join as a supplier or a dealer`}</Button>
        <Button variant="subtle" size="md" onClick={() => void session.signOut()}>{t`Sign out`}</Button>
      </div>
    </Door>
  );
}
