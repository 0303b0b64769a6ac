import "../features/wishlist/wishlist.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { api, type SharedList } from "@parure/shared";
import { shopQuery } from "../features/dealer-shop/scope";
import { WishCard } from "../features/wishlist/wish-card";
import { useRemote } from "../ui/remote";
import { LineSkeleton } from "../ui/skeleton";
import { ErrorState, ShopLink, StateNotice } from "../ui/states";
import { usePageTitle } from "../ui/title";

/** Somebody's wish list, as they shared it: pieces and today's prices, nothing of the person. */
export default function SharedWishlistPage({ params }: { params: Record<string, string | undefined> }) {
  const { t, i18n } = useLingui();
  const token = params["token"] ?? "";
  usePageTitle(t`A wish list for you`);
  const { remote, reload } = useRemote(`${token}|${i18n.locale}`, (signal) => api.get<SharedList>(`/shared-wishlists/${encodeURIComponent(token)}`, { signal, query: shopQuery() }));

  if (remote.status === "failed" && remote.problem.status >= 400 && remote.problem.status < 500) {
    return (
      <StateNotice title={<Trans>This list is not shared any more</Trans>} action={<ShopLink />}>
        <Trans>Ask for a new link, or look around.</Trans>
      </StateNotice>
    );
  }
  if (remote.status === "failed") return <ErrorState problem={remote.problem} onRetry={reload} />;
  return (
    <div class="page">
      <h1 class="page-title">
        <Trans>A wish list for you</Trans>
      </h1>
      {!remote.data && <LineSkeleton />}
      {remote.data && (
        <ul class="wishes">
          {remote.data.wishes.map((wish) => (
            <li key={wish.sku}>
              <WishCard wish={wish} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
