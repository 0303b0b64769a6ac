import "../features/orders/orders.css";
import { useMemo } from "react";
import { Trans, useLingui } from "@lingui/react/macro";
import { Link, useSearch } from "wouter";
import { formatTime } from "@parure/shared";
import { Extras } from "../features/orders/extras";
import { FindOrder } from "../features/orders/find-order";
import { GuestLink } from "../features/orders/guest-link";
import { reachedBy } from "../features/orders/guest-keys";
import { OrderActions } from "../features/orders/order-actions";
import { OrderLines } from "../features/orders/order-lines";
import { Parcels } from "../features/orders/parcels";
import { Progress } from "../features/orders/progress";
import { ReceiptButton } from "../features/orders/receipt-button";
import { ShipTo } from "../features/orders/ship-to";
import { orderName, orderNote } from "../features/orders/statuses";
import { Timeline } from "../features/orders/timeline";
import { useOrder } from "../features/orders/use-order";
import { useSession } from "../features/shell/session";
import { LineSkeleton } from "../ui/skeleton";
import { ErrorState, ShopLink, StateNotice } from "../ui/states";
import { usePageTitle } from "../ui/title";

export default function OrderPage({ params }: { params: Record<string, string | undefined> }) {
  const { t } = useLingui();
  const { status } = useSession();
  const orderId = params["order_id"] ?? "";
  usePageTitle(t`Order`);
  return <div class="page">{status === "starting" ? <LineSkeleton lines={5} /> : <Order orderId={orderId} />}</div>;
}

function Order({ orderId }: { orderId: string }) {
  const { i18n } = useLingui();
  const { status } = useSession();
  const search = new URLSearchParams(useSearch());
  const justPaid = search.has("paid");
  const given = search.get("key");
  const reached = useMemo(() => reachedBy(orderId, given), [orderId, given]);
  const { remote, reload, confirming } = useOrder(reached, i18n.locale, justPaid);
  if (remote.status === "loading") return <LineSkeleton lines={5} />;
  if (remote.status === "failed" && remote.problem.status === 404) {
    return (
      <>
        <StateNotice title={<Trans>We do not find this order</Trans>} action={<ShopLink />} />
        {status === "guest" && <FindOrder orderId={orderId} />}
      </>
    );
  }
  if (remote.status === "failed") return <ErrorState problem={remote.problem} onRetry={reload} />;
  const order = remote.data;
  const fetched = order.delivery?.code === "pickup";
  const waiting = confirming && order.status === "placed";
  return (
    <div class="order">
      <header class="order-head">
        <Link href="/orders" class="text-link">
          <Trans>My orders</Trans>
        </Link>
        <div role="status">
          <h1 class="page-title">{waiting ? <Trans>Confirming your payment…</Trans> : i18n._(orderName(order.status, fetched))}</h1>
          <p class="order-note">{waiting ? <Trans>The payment provider is telling us. This takes a few seconds.</Trans> : i18n._(orderNote(order.status, fetched))}</p>
        </div>
        <p class="order-number">
          <Trans>Order</Trans> <span class="mono">{order.order_id}</span> · <time class="order-moment" dateTime={order.placed_at}>{formatTime(order.placed_at, i18n.locale)}</time>
        </p>
        {order.status === "placed" && order.expires_at && !waiting && (
          <p class="order-expiry">
            <Trans>Kept for you until {formatTime(order.expires_at, i18n.locale, "time")}</Trans>
          </p>
        )}
        {!waiting && <OrderActions order={order} reached={reached} onChanged={reload} />}
      </header>
      {order.own?.key && <GuestLink order={order} linkKey={order.own.key} />}
      <Progress status={order.status} fetched={fetched} />
      <div class="order-columns">
        <div>
          <Parcels order={order} />
          <Timeline entries={order.timeline} />
        </div>
        <div>
          <OrderLines order={order} />
          <ShipTo order={order} />
          <Extras order={order} />
          {order.payment.paid_at && <ReceiptButton reached={reached} />}
        </div>
      </div>
    </div>
  );
}
