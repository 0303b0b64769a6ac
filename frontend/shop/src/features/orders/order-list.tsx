import { useState } from "react";
import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "wouter";
import { formatTime, type Listing, type OrderSummary } from "@parure/shared";
import { Price } from "../../ui/money";
import { Picture } from "../../ui/picture";
import { asProblem, useRemote } from "../../ui/remote";
import { LineSkeleton } from "../../ui/skeleton";
import { ErrorState, ShopLink } from "../../ui/states";
import { claimOnce, readOrders } from "./api";
import { orderName } from "./statuses";

export function OrderList({ guest }: { guest: boolean }) {
  const { i18n } = useLingui();
  const { remote, reload, put } = useRemote<Listing<OrderSummary>>(`orders|${i18n.locale}`, async (signal) => {
    if (!guest) await claimOnce(); // what was ordered before signing in belongs here
    return readOrders(null, signal);
  });
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ReturnType<typeof asProblem> | null>(null);

  async function more(list: Listing<OrderSummary>): Promise<void> {
    setBusy(true);
    setProblem(null);
    try {
      const next = await readOrders(list.next_cursor);
      put({ items: [...list.items, ...next.items], next_cursor: next.next_cursor });
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      setBusy(false);
    }
  }

  if (remote.status === "loading") return <LineSkeleton lines={4} />;
  if (remote.status === "failed") return <ErrorState problem={remote.problem} onRetry={reload} heading="h2" />;
  const list = remote.data;
  if (list.items.length === 0) return <NoOrders guest={guest} />;
  return (
    <>
      <ul class="order-list">
        {list.items.map((order) => (
          <li key={order.order_id}>
            <OrderRow order={order} />
          </li>
        ))}
      </ul>
      {problem && <ErrorState problem={problem} onRetry={() => void more(list)} heading="h2" />}
      {list.next_cursor && !problem && (
        <p class="list-more">
          <button type="button" class="button button-quiet" aria-busy={busy} onClick={() => void more(list)}>
            <Trans>Show earlier orders</Trans>
          </button>
        </p>
      )}
    </>
  );
}

function NoOrders({ guest }: { guest: boolean }) {
  return (
    <section class="list-empty">
      <h2 class="notice-title">
        <Trans>No orders yet</Trans>
      </h2>
      <p class="notice-text">
        {guest ? <Trans>Nothing has been ordered in this browser.</Trans> : <Trans>The first one will be shown here, from the maker to your hands.</Trans>}
      </p>
      <ShopLink />
    </section>
  );
}

const PICTURES = 3;

function OrderRow({ order }: { order: OrderSummary }) {
  const { i18n } = useLingui();
  const first = order.lines[0];
  const others = order.lines.length - 1;
  return (
    <Link href={`/orders/${order.order_id}`} class="order-row">
      <span class="order-pictures">
        {order.lines.slice(0, PICTURES).map((line) => (
          <Picture key={line.sku} picture={line.image} alt="" />
        ))}
      </span>
      <span class="order-row-text">
        <span class="badge" data-status={order.status}>
          {i18n._(orderName(order.status, order.pickup === true))}
        </span>
        <span class="order-row-title">
          {first?.title}
          {others > 0 && <Trans> and {others} more</Trans>}
        </span>
        <span class="order-row-note">{formatTime(order.placed_at, i18n.locale)}</span>
      </span>
      <Price money={order.total} />
    </Link>
  );
}
