import { Button, Drawer } from "@mantine/core";
import { t } from "@lingui/core/macro";
import { useState } from "react";

import { useList } from "../../api/lists";
import type { StockChange, StockEntry, StockRow } from "../../api/types";
import { inReadersLanguage } from "../../i18n";
import { stockMove } from "../../terms";
import { Filters } from "../../ui/filters";
import { Empty, Failed, Waiting } from "../../ui/states";
import { Timeline } from "../../ui/timeline";
import { ExportButton } from "./export-button";
import classes from "./stock.module.css";
import type { Places } from "./use-locations";
import { reasonName } from "./words";

const KINDS: Record<string, string[]> = {
  all: [],
  in: ["receipt", "return", "arrive"],
  out: ["ship", "memo_sale"],
  moved: ["send", "arrive", "recall"],
  corrected: ["adjust"],
  orders: ["hold", "release", "allocate", "unallocate", "transfer"],
};

/** The append-only ledger of one variant: the balances are the sum of what is listed here. */
export function EntriesDrawer({ row, places, close }: { row: StockRow | null; places: Places; close: () => void }) {
  return (
    <Drawer opened={row !== null} onClose={close} position="right" size="30rem" title={t`Stock ledger of ${row ? inReadersLanguage(row.product_title) || row.sku : ""}`} closeButtonProps={{ "aria-label": t`Close` }}>
      {row && <Entries sku={row.sku} places={places} />}
    </Drawer>
  );
}

function Entries({ sku, places }: { sku: string; places: Places }) {
  const [shown, setShown] = useState("all");
  const path = `/stock/${encodeURIComponent(sku)}/entries`;
  const { rows, error, retry, more } = useList<StockEntry>(path, { kind: KINDS[shown] });
  return (
    <div className={classes.ledger}>
      <Filters label={t`Kind of move`} chosen={shown} choose={setShown} choices={[
        { value: "all", label: t`All` },
        { value: "in", label: t`In` },
        { value: "out", label: t`Sold` },
        { value: "moved", label: t`Moved` },
        { value: "corrected", label: t`Corrected` },
        { value: "orders", label: t`Orders` },
      ]} />
      {error ? <Failed error={error} retry={retry} /> : !rows ? <Waiting rows={4} /> : !rows.length ? <Empty title={t`No entries yet`} /> : (
        <Timeline happenings={rows.map((entry) => ({ key: entry.entry_id, at: entry.at, title: titleOf(entry), note: <Note entry={entry} places={places} /> }))} />
      )}
      <div className={classes.buttons}>
        {more.has && <Button size="sm" variant="default" loading={more.loading} onClick={more.load}>{t`Load more`}</Button>}
        <ExportButton path={`${path}/export`} file={`${sku}.csv`} />
      </div>
    </div>
  );
}

const titleOf = (entry: StockEntry): string => (entry.reason ? `${stockMove(entry.kind)} · ${reasonName(entry.reason)}` : stockMove(entry.kind));

function Note({ entry, places }: { entry: StockEntry; places: Places }) {
  const papers = [entry.note, entry.order_id, entry.serial && entry.serial !== entry.ref ? t`Serial ${entry.serial}` : null];
  return (
    <>
      {entry.changes.map((change) => <div key={change.location_id}>{places.nameOf(change.location_id)}: <span className="numeric">{changeText(change)}</span></div>)}
      {papers.filter(Boolean).join(" · ")}
    </>
  );
}

/** "on hand +6", "on hand −1, allocated −1": only what moved. */
function changeText({ on_hand: onHand, allocated, held, incoming }: StockChange): string {
  const parts = [
    onHand ? t`on hand ${signed(onHand)}` : null,
    allocated ? t`allocated ${signed(allocated)}` : null,
    held ? t`held ${signed(held)}` : null,
    incoming ? t`on its way ${signed(incoming)}` : null,
  ];
  return parts.filter(Boolean).join(t`, `);
}

const signed = (quantity: number): string => (quantity > 0 ? `+${quantity}` : String(quantity).replace("-", "−"));
