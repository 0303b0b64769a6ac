import { Trans, useLingui } from "@lingui/react/macro";
import { ShopLink, StateNotice } from "../ui/states";
import { usePageTitle } from "../ui/title";

export default function NotFoundPage() {
  const { t } = useLingui();
  usePageTitle(t`Page not found`);
  return (
    <StateNotice title={<Trans>This page does not exist</Trans>} action={<ShopLink />}>
      <Trans>The piece may have found its wearer, or the address has a slip in it.</Trans>
    </StateNotice>
  );
}
