import { t } from "@lingui/core/macro";

import { RebuildsPanel } from "../features/storefront/rebuilds-panel";
import { Page } from "../ui/page";

export function ProductPages() {
  return (
    <Page title={t`Product pages`} lead={t`Every product on sale has its own page, published in both languages`}>
      <RebuildsPanel />
    </Page>
  );
}
