import { t } from "@lingui/core/macro";

import { useList } from "../../api/lists";
import type { PaymentEntry } from "../../api/types";
import { money, moment } from "../../ui/format";
import { Empty, Failed, Waiting } from "../../ui/states";
import classes from "./orders.module.css";

export function PaymentLedger({ orderId }: { orderId: string }) {
  const { rows, error, retry } = useList<PaymentEntry>(`/orders/${orderId}/payment-entries`);
  if (error) return <Failed error={error} retry={retry} />;
  if (!rows) return <Waiting rows={2} />;
  if (!rows.length) return <Empty title={t`No entries yet`}>{t`The first ones are written when the payment arrives.`}</Empty>;
  return (
    <div className={classes.scroll} tabIndex={0} role="group" aria-label={t`Payment ledger`}>
      <table className={classes.ledger} aria-label={t`Payment ledger`}>
        <thead>
          <tr>
            <th scope="col">{t`Time`}</th>
            <th scope="col">{t`Occasion`}</th>
            <th scope="col">{t`Account`}</th>
            <th scope="col" data-align="end">{t`Debit`}</th>
            <th scope="col" data-align="end">{t`Credit`}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((entry) => (
            <tr key={entry.entry_id}>
              <td>{moment(entry.at)}</td>
              <td>{occasionName(entry.kind)}</td>
              <td>{accountName(entry.account)}</td>
              <td data-align="end">{entry.debit ? money(entry.debit) : ""}</td>
              <td data-align="end">{entry.credit ? money(entry.credit) : ""}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function accountName(account: string): string {
  switch (account) {
    case "provider_balance": return t`Balance at the payment provider`;
    case "buyer_deposits": return t`Deposits of buyers`;
    default: return account;
  }
}

function occasionName(kind: string): string {
  switch (kind) {
    case "payment": return t`Payment`;
    case "refund": return t`Refund`;
    case "refund_reversal": return t`Refund that failed`;
    default: return kind;
  }
}
