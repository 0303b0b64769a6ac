import { Button } from "@mantine/core";
import { t } from "@lingui/core/macro";
import { Link } from "wouter";

import { Page, Panel } from "../ui/page";
import { Empty } from "../ui/states";

export function Missing() {
  return (
    <Page title={t`Page not found`}>
      <Panel>
        <Empty title={t`There is nothing at this address`} action={<Button component={Link} href="/" variant="default">{t`Go to home`}</Button>}>
          {t`The link may be old, or the page belongs to another role.`}
        </Empty>
      </Panel>
    </Page>
  );
}
