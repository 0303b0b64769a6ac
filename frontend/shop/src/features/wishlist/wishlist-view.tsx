import { useEffect } from "react";
import { Trans, useLingui } from "@lingui/react/macro";
import { api, type WishMarks, type Wishlist } from "@parure/shared";
import { useRemote } from "../../ui/remote";
import { LineSkeleton } from "../../ui/skeleton";
import { ErrorState, ShopLink, StateNotice } from "../../ui/states";
import { shopQuery } from "../dealer-shop/scope";
import { useSession } from "../shell/session";
import { ShareList } from "./share-list";
import { showMarks, useMarks } from "./store";
import { WishButton } from "./wish-button";
import { WishCard } from "./wish-card";

/** The list with today's prices; looking at it is taking note of its news, which stay marked until the page is left. */
export function WishlistView() {
  const { i18n } = useLingui();
  const { status } = useSession();
  const { items } = useMarks();
  const here = { query: shopQuery() };
  const { remote, reload } = useRemote(status === "starting" ? null : `${status}|${i18n.locale}`, (signal) => api.get<Wishlist>("/wishlist", { ...here, signal }));
  const list = remote.data;

  useEffect(() => {
    if (!list) return;
    showMarks({ items: list.wishes.map(({ sku, product_id }) => ({ sku, product_id })), notices: list.notices });
    if (list.notices > 0) api.post<WishMarks>("/wishlist/seen", undefined, here).then(showMarks, () => undefined);
  }, [list]);

  if (remote.status === "failed") return <ErrorState problem={remote.problem} onRetry={reload} heading="h2" />;
  if (!list) return <LineSkeleton />;
  // What was taken off on this page leaves it at once.
  const wishes = list.wishes.filter(({ sku }) => items.some((mark) => mark.sku === sku));
  if (wishes.length === 0) {
    return (
      <StateNotice heading="h2" title={<Trans>Nothing on your list yet</Trans>} action={<ShopLink />}>
        <Trans>Tap the heart at a piece: it waits here, and tells you when it costs less or comes back.</Trans>
      </StateNotice>
    );
  }
  return (
    <>
      <div class="wishes-head">
        <p class="wishes-note">
          {status === "guest" ? <Trans>Kept in this browser; sign in to have it everywhere.</Trans> : <Trans>We mark here what became cheaper or came back.</Trans>}
        </p>
        <ShareList token={list.share_token} />
      </div>
      <ul class="wishes">
        {wishes.map((wish) => (
          <li key={wish.sku}>
            <WishCard wish={wish} own={wish}>
              <span class="wish-off">
                <WishButton productId={wish.product_id} sku={wish.sku} title={wish.title} />
              </span>
            </WishCard>
          </li>
        ))}
      </ul>
    </>
  );
}
