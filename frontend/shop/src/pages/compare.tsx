import "../features/compare/compare.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { Redirect, useSearch } from "wouter";
import { CompareTable } from "../features/compare/compare-table";
import { idsOf } from "../features/compare/rows";
import { compareAddress, useCompared } from "../features/compare/store";
import { ShopLink, StateNotice } from "../ui/states";
import { usePageTitle } from "../ui/title";

/** The address says which pieces: it can be sent, kept and walked back to. Without any it is what waits in the tray. */
export default function ComparePage() {
  const { t } = useLingui();
  const search = useSearch();
  const waiting = useCompared();
  usePageTitle(t`Compare pieces`);
  const ids = idsOf(search);
  if (ids.length === 0 && waiting.length > 0 && !new URLSearchParams(search).has("p")) return <Redirect to={compareAddress(waiting.map((piece) => piece.id))} replace />;
  if (ids.length === 0) {
    return (
      <StateNotice title={<Trans>Nothing to compare yet</Trans>} action={<ShopLink />}>
        <Trans>Tick up to four pieces in the collection; they stand side by side here.</Trans>
      </StateNotice>
    );
  }
  return (
    <div class="page">
      <h1 class="page-title">
        <Trans>Compare pieces</Trans>
      </h1>
      <CompareTable ids={ids} />
    </div>
  );
}
