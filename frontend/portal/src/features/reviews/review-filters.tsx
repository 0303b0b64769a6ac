import { Select } from "@mantine/core";
import { t } from "@lingui/core/macro";

import type { Organisation } from "../../api/types";
import { Filters, useFilter } from "../../ui/filters";
import { useCount } from "../home/counts";
import classes from "./reviews.module.css";

const ALL = "all";

/** Which part of the queue is shown; each choice stays in the address. */
export function useQueueFilters() {
  const [kind, setKind] = useFilter("kind", ALL);
  const [findings, setFindings] = useFilter("findings", ALL);
  const [waiting, setWaiting] = useFilter("waiting", ALL);
  const [supplier, setSupplier] = useFilter("supplier", ALL);
  const query = {
    ...(kind === ALL ? {} : { kind }),
    ...(findings === ALL ? {} : { findings }),
    ...(waiting === ALL ? {} : { waiting_hours: Number(waiting) }),
    ...(supplier === ALL ? {} : { supplier_id: supplier }),
  };
  return { kind, setKind, findings, setFindings, waiting, setWaiting, supplier, setSupplier, query };
}

export function ReviewFilters({ filters }: { filters: ReturnType<typeof useQueueFilters> }) {
  const suppliers = useCount<Organisation>("/organisations", { kind: "supplier" });
  return (
    <div className={classes.filters}>
      <Filters
        label={t`Kind of review`}
        chosen={filters.kind}
        choose={filters.setKind}
        choices={[{ value: ALL, label: t`All kinds` }, { value: "new", label: t`New products` }, { value: "change", label: t`Changes` }]}
      />
      <Filters
        label={t`Findings`}
        chosen={filters.findings}
        choose={filters.setFindings}
        choices={[{ value: ALL, label: t`All findings` }, { value: "clean", label: t`Clean` }, { value: "warning", label: t`To look at` }, { value: "error", label: t`Against a rule` }]}
      />
      <Filters
        label={t`Waiting for`}
        chosen={filters.waiting}
        choose={filters.setWaiting}
        choices={[{ value: ALL, label: t`Any time` }, { value: "24", label: t`Over a day` }, { value: "72", label: t`Over three days` }]}
      />
      <Select
        aria-label={t`Supplier`}
        size="xs"
        searchable
        value={filters.supplier}
        onChange={(value) => filters.setSupplier(value ?? ALL)}
        data={[{ value: ALL, label: t`Every supplier` }, ...(suppliers?.items ?? []).map(({ org_id: value, name: label }) => ({ value, label }))]}
        nothingFoundMessage={t`No such supplier`}
      />
    </div>
  );
}
