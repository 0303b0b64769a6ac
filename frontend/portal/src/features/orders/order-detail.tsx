import { t } from "@lingui/core/macro";

import type { OrderDetail as Order } from "../../api/types";
import { parcelStatus } from "../../terms";
import { money } from "../../ui/format";
import { Facts, Panel } from "../../ui/page";
import { Empty } from "../../ui/states";
import { Status } from "../../ui/status";
import { Timeline } from "../../ui/timeline";
import { addressText } from "../fulfilments/fulfilment-detail";
import fulfilment from "../fulfilments/fulfilments.module.css";
import { PieceLines } from "../fulfilments/piece-lines";
import { ExceptionNotice } from "./order-exception";
import classes from "./orders.module.css";
import { PaymentLedger } from "./payment-ledger";
import { RoutingDecisions } from "./routing-decisions";
import { TakeBack } from "./take-back";

export function OrderDetail({ order }: { order: Order }) {
  return (
    <>
    {order.exception && <ExceptionNotice order={order} exception={order.exception} />}
    <div className="main-and-aside">
      <div className="stack">
        <Panel title={t`Pieces`}><PieceLines lines={order.lines} /></Panel>
        <Panel title={t`Fulfilments`}><FulfilmentList order={order} /></Panel>
        <Panel title={t`Routing decisions`} note={t`Which source was chosen, and why each other one was not.`}><RoutingDecisions orderId={order.order_id} /></Panel>
        <Panel title={t`Payment ledger`} note={t`Double entry: the debits of an order equal its credits.`} flush><PaymentLedger orderId={order.order_id} /></Panel>
      </div>
      <div className="stack">
        <Panel title={t`Amounts`}>
          <Facts facts={[
            [t`Pieces`, money(order.subtotal ?? order.total)],
            [t`Shipping`, money(order.shipping)],
            [t`Total`, <strong>{money(order.total)}</strong>],
            [t`Payment`, order.payment ? paymentText(order.payment) : null],
            ...(order.payment?.refunded?.amount ? [[t`Refunded`, money(order.payment.refunded)] as [string, string]] : []),
          ]} />
        </Panel>
        {order.address && (
          <Panel title={order.delivery?.code === "pickup" ? t`Picked up in a shop` : t`Ship to`} note={t`Masked: you see what supervision needs.`}>
            <address className={fulfilment.address}>{addressText(order.address)}</address>
          </Panel>
        )}
        <Panel title={t`Timeline`}>
          <Timeline happenings={[...order.timeline].reverse().map((entry, index) => ({ key: `${entry.at}${entry.type}${index}`, at: entry.at, title: entry.title, note: [actorName(entry.by), entry.note].filter(Boolean).join(" · ") }))} />
        </Panel>
      </div>
    </div>
    </>
  );
}

function FulfilmentList({ order }: { order: Order }) {
  if (!order.fulfilments.length) return <Empty title={t`Not routed yet`}>{t`A source is chosen once the order is paid.`}</Empty>;
  return (
    <ul className={classes.cards}>
      {order.fulfilments.map((one) => {
        const { name, tone } = parcelStatus(one);
        return (
          <li key={one.fulfilment_id}>
            <div className={classes.cardHead}>
              <strong>{one.supplier_name ?? one.fulfilment_id}</strong>
              <Status tone={tone}>{name}</Status>
            </div>
            <div className="quiet">{one.lines.map((line) => `${line.title}\u00a0×\u00a0${line.quantity}`).join(t`, `)}</div>
            <TakeBack order={order} fulfilment={one} />
            {one.tracking_number && !one.pickup && <div>{one.carrier_name ?? one.carrier} <span className="mono">{one.tracking_number}</span></div>}
          </li>
        );
      })}
    </ul>
  );
}

function paymentText({ status, method }: NonNullable<Order["payment"]>): string {
  const statuses: Record<string, string> = {
    opening: t`Awaiting payment`, open: t`Awaiting payment`, unavailable: t`Payment service does not answer`, failed: t`Failed`, paid: t`Paid`,
    refunding: t`Refund under way`, refunded: t`Refunded`, closed: t`Closed`,
  };
  const methods: Record<string, string> = { card: t`Card`, alipay: t`Alipay`, wechat_pay: t`WeChat Pay` };
  return [statuses[status] ?? status, method ? (methods[method] ?? method) : null].filter(Boolean).join(" · ");
}

function actorName(by: string | null | undefined): string {
  switch (by) {
    case "buyer": return t`Buyer`;
    case "supplier": return t`Supplier`;
    case "operator": return t`Operator`;
    case "carrier": return t`Carrier`;
    case "payments": return t`Payment service`;
    case "mall": return t`Parure`;
    default: return by ?? "";
  }
}
