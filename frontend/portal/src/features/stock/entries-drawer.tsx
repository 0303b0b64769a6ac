import { Drawer } from "@mantine/core";
import { t } from "@lingui/core/macro";

import { useList } from "../../api/lists";
import type { Location, StockChange, StockEntry, StockRow } from "../../api/types";
import { inReadersLanguage } from "../../i18n";
import { stockMove } from "../../terms";
import { Empty, Failed, Waiting } from "../../ui/states";
import { Timeline } from "../../ui/timeline";

/** The append-only ledger of one variant: the balances are the sum of what is listed here. */
export function EntriesDrawer({ row, locations, close }: { row: StockRow | null; locations: Location[]; close: () => void }) {
  return (
    <Drawer opened={row !== null} onClose={close} position="right" size="28rem" title={t`Stock ledger of ${row ? inReadersLanguage(row.product_title) || row.sku : ""}`} closeButtonProps={{ "aria-label": t`Close` }}>
      {row && <Entries sku={row.sku} locations={locations} />}
    </Drawer>
  );
}

function Entries({ sku, locations }: { sku: string; locations: Location[] }) {
  const { rows, error, retry } = useList<StockEntry>(`/stock/${encodeURIComponent(sku)}/entries`);
  if (error) return <Failed error={error} retry={retry} />;
  if (!rows) return <Waiting rows={4} />;
  if (!rows.length) return <Empty title={t`No entries yet`} />;
  const nameOf = (id: string) => locations.find((location) => location.location_id === id)?.name ?? id;
  return (
    <Timeline
      happenings={rows.map((entry) => ({
        key: entry.entry_id,
        at: entry.at,
        title: stockMove(entry.kind),
        note: (
          <>
            {entry.changes.map((change) => <div key={change.location_id}>{nameOf(change.location_id)}: <span className="numeric">{changeText(change)}</span></div>)}
            {[entry.note, entry.order_id].filter(Boolean).join(" · ")}
          </>
        ),
      }))}
    />
  );
}

/** "on hand +6", "on hand −1, allocated −1": only what moved. */
function changeText({ on_hand: onHand, allocated, held }: StockChange): string {
  const parts = [
    onHand ? t`on hand ${signed(onHand)}` : null,
    allocated ? t`allocated ${signed(allocated)}` : null,
    held ? t`held ${signed(held)}` : null,
  ];
  return parts.filter(Boolean).join(t`, `);
}

const signed = (quantity: number): string => (quantity > 0 ? `+${quantity}` : String(quantity).replace("-", "−"));
