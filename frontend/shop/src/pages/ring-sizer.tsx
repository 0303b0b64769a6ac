import { Trans, useLingui } from "@lingui/react/macro";
import { readSizeGuide } from "../features/product/sizes/api";
import { SizerSheet } from "../features/product/sizes/sizer-sheet";
import { useRemote } from "../ui/remote";
import { ErrorState } from "../ui/states";
import { usePageTitle } from "../ui/title";
import "../features/product/sizes/sizer.css";

/** A sheet to print: true to scale, with a ruler that proves it. */
export default function RingSizerPage() {
  const { i18n, t } = useLingui();
  const { remote, reload } = useRemote(`size-guide|${i18n.locale}`, readSizeGuide);
  usePageTitle(t`Ring sizer`);
  return (
    <div class="page sizer">
      <div class="sizer-screen">
        <h1 class="page-title">
          <Trans>Ring sizer</Trans>
        </h1>
        <p>
          <Trans>Print this sheet on A4 or Letter at 100 % (“actual size”), then check the ruler with a real one.</Trans>
        </p>
        <button type="button" class="button" disabled={!remote.data} onClick={() => print()}>
          <Trans>Print</Trans>
        </button>
      </div>
      {remote.status === "failed" && <ErrorState problem={remote.problem} onRetry={reload} heading="h2" />}
      {remote.status === "loading" && <span class="bone bone-block" />}
      {remote.data && <SizerSheet guide={remote.data} />}
    </div>
  );
}
