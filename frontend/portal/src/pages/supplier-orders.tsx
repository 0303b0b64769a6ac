import { t } from "@lingui/core/macro";

import { Fulfilments } from "../features/fulfilments/fulfilments";
import { Page } from "../ui/page";

export function SupplierOrders() {
  return (
    <Page title={t`Orders`} lead={t`Accept what you can deliver before its deadline runs out; what nobody accepts is routed anew.`}>
      <Fulfilments />
    </Page>
  );
}
