import "../features/wishlist/wishlist.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { WishlistView } from "../features/wishlist/wishlist-view";
import { usePageTitle } from "../ui/title";

export default function WishlistPage() {
  const { t } = useLingui();
  usePageTitle(t`Wish list`);
  return (
    <div class="page">
      <h1 class="page-title">
        <Trans>Wish list</Trans>
      </h1>
      <WishlistView />
    </div>
  );
}
