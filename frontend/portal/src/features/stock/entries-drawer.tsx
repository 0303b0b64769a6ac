import { Drawer } from "@mantine/core";
import { t } from "@lingui/core/macro";

import { useList } from "../../api/lists";
import type { Location, StockEntry, StockRow } from "../../api/types";
import { stockMove } from "../../terms";
import { Empty, Failed, Waiting } from "../../ui/states";
import { Timeline } from "../../ui/timeline";

/** The append-only ledger of one variant: the balances are the sum of what is listed here. */
export function EntriesDrawer({ row, locations, close }: { row: StockRow | null; locations: Location[]; close: () => void }) {
  return (
    <Drawer opened={row !== null} onClose={close} position="right" size="28rem" title={t`Stock ledger of ${row?.product_title || row?.sku || ""}`} closeButtonProps={{ "aria-label": t`Close` }}>
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
        title: <>{stockMove(entry.kind)} <span className="numeric">{signed(entry.quantity)}</span></>,
        note: [nameOf(entry.location_id), entry.reason, entry.reference, entry.order_id].filter(Boolean).join(" · "),
      }))}
    />
  );
}

const signed = (quantity: number): string => (quantity > 0 ? `+${quantity}` : String(quantity).replace("-", "−"));
