import { useState, type ReactNode } from "react";
import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { Dialog } from "../../ui/dialog";
import { FilterIcon } from "../../ui/icons";

interface Props {
  active: number;
  total: number;
  busy: boolean;
  onClear: () => void;
  children: ReactNode;
}

/** On a phone: the facets as a sheet whose foot says at every press how many pieces there are. */
export function FilterButton({ active, total, busy, onClear, children }: Props) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  return (
    <div class="filter-open">
      <button type="button" class="text-button" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <FilterIcon />
        <Trans>Filter</Trans>
        {active > 0 && <span class="filter-count">{active}</span>}
      </button>
      <Dialog title={<Trans>Filter</Trans>} open={open} onClose={() => setOpen(false)} kind="sheet">
        {children}
        <div class="filter-foot">
          <button type="button" class="button button-quiet" disabled={active === 0} onClick={onClear}>
            <Trans>Clear</Trans>
          </button>
          <button type="button" class="button" aria-busy={busy} onClick={() => setOpen(false)}>
            {t`${plural(total, { one: "Show # piece", other: "Show # pieces" })}`}
          </button>
        </div>
      </Dialog>
    </div>
  );
}
