import { t } from "@lingui/core/macro";
import { currentLanguage } from "@parure/shared";
import { useMemo } from "react";

import { useList } from "../../api/lists";
import type { BoardPrice } from "../../api/types";
import { materialName } from "../../terms";
import { Chart } from "../../ui/chart";
import { money, moment } from "../../ui/format";
import { Panel } from "../../ui/page";
import { Empty, Failed, Waiting } from "../../ui/states";
import { Timeline } from "../../ui/timeline";
import classes from "./prices.module.css";

export function BoardHistory({ price }: { price: BoardPrice }) {
  const { rows, error, retry } = useList<BoardPrice>(`/board-prices/${price.metal}/${price.fineness}/history`);
  const name = `${materialName(price.metal)} ${price.fineness}`;
  return (
    <Panel title={t`History of ${name}`}>
      {error ? <Failed error={error} retry={retry} /> : !rows ? <Waiting rows={1} height={180} /> : !rows.length ? <Empty title={t`No history yet`} /> : <Drawing rows={rows} name={name} />}
    </Panel>
  );
}

function Drawing({ rows, name }: { rows: BoardPrice[]; name: string }) {
  const language = currentLanguage();
  const inOrder = useMemo(() => [...rows].sort((a, b) => a.published_at.localeCompare(b.published_at)), [rows]);
  const data = useMemo(() => {
    const currency = inOrder[0]?.price_per_gram.currency ?? "CNY";
    const format = new Intl.DateTimeFormat(language, { month: "numeric", day: "numeric", hour: "2-digit", minute: "2-digit" });
    return {
      kind: "line" as const,
      labels: inOrder.map((one) => format.format(new Date(one.published_at))),
      values: inOrder.map((one) => one.price_per_gram.amount),
      format: (amount: number) => money({ amount: Math.round(amount), currency }),
    };
  }, [inOrder, language]);
  return (
    <div className={classes.history}>
      <Chart data={data} summary={t`Price per gram of ${name} over time; the list beside it says the same.`} />
      <Timeline happenings={[...inOrder].reverse().slice(0, 6).map((one) => ({ key: String(one.version), at: one.published_at, title: money(one.price_per_gram), note: t`Version ${one.version}, valid until ${moment(one.valid_until)}` }))} />
    </div>
  );
}
