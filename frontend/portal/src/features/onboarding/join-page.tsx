import { Button } from "@mantine/core";
import { t } from "@lingui/core/macro";
import { session } from "@parure/shared";
import { useSyncExternalStore, type ReactNode } from "react";
import { Link } from "wouter";

import { Brand } from "../../ui/shell/brand";
import { LanguageSwitch } from "../../ui/shell/language-switch";
import { Page, Panel } from "../../ui/page";
import classes from "./onboarding.module.css";
import { OwnApplication } from "./own-application";

const BACK_HERE = encodeURIComponent("/portal/join");

/** The door for who wants to sell here: a guest reads how it goes, a signed-in person applies. */
export function JoinPage() {
  const { status } = useSyncExternalStore(session.subscribe, session.snapshot);
  const guest = status !== "signed_in";
  return (
    <Frame>
      <Page title={t`Join Parure`} lead={t`Suppliers list and make, dealers choose and sell, in one house.`}>
        {guest ? <HowItGoes /> : <OwnApplication kinds={["supplier", "dealer"]} mayFile />}
      </Page>
    </Frame>
  );
}

function HowItGoes() {
  return (
    <>
      <Panel title={t`How it goes`}>
        <ol className={classes.promises}>
          <li><strong>{t`Create an account`}</strong>{t`With the company's e-mail address: this account becomes the company's.`}</li>
          <li><strong>{t`Fill in and upload`}</strong>{t`Your company, a contact, your business licence and the licences that your goods ask for.`}</li>
          <li><strong>{t`Be vetted`}</strong>{t`An operator looks at every paper and answers here, usually within two working days.`}</li>
        </ol>
      </Panel>
      <div className={classes.foot}>
        <Button component={Link} href={`/sign-in?next=${encodeURIComponent("/join")}`} variant="default" size="md">{t`I have an account`}</Button>
        <Button component="a" href={`/sign-up?next=${BACK_HERE}`} size="md">{t`Create an account`}</Button>
      </div>
    </>
  );
}

function Frame({ children }: { children: ReactNode }) {
  const { status } = useSyncExternalStore(session.subscribe, session.snapshot);
  return (
    <div className={classes.join}>
      <section className={classes.joinTop} aria-label="Parure">
        <Brand />
        <div className={classes.joinTools}>
          <div className={classes.joinLanguage}><LanguageSwitch /></div>
          {status === "signed_in" && <Button variant="subtle" size="sm" onClick={() => void session.signOut()}>{t`Sign out`}</Button>}
        </div>
      </section>
      <main className={classes.joinMain}>{children}</main>
    </div>
  );
}
