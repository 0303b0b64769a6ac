import { useState, type ReactNode } from "react";
import { Trans, useLingui } from "@lingui/react/macro";
import type { Sku, SizeGuide as Guide } from "@parure/shared";
import { Dialog } from "../../../ui/dialog";
import { useRemote } from "../../../ui/remote";
import { ErrorState } from "../../../ui/states";
import type { OptionLabel } from "../choice";
import { readSizeGuide } from "./api";
import { OnScreen } from "./on-screen";
import { BangleTable, NecklaceTable, RingTable } from "./tables";
import "./sizes.css";

interface Props {
  kind: OptionLabel["kind"];
  skus: readonly Sku[];
  onChoose: (sku: Sku) => void;
  onClose: () => void;
}

type Way = "table" | "screen" | "print";

/** Which size, and how to find out: tables, a ring laid on the screen, a ruler to print. */
export default function SizeGuide({ kind, skus, onChoose, onClose }: Props) {
  const { i18n } = useLingui();
  const { remote, reload } = useRemote(`size-guide|${i18n.locale}`, readSizeGuide);
  return (
    <Dialog title={<Trans>Size guide</Trans>} open onClose={onClose} kind="wide">
      <div class="guide">
        {remote.status === "failed" && <ErrorState problem={remote.problem} onRetry={reload} heading="h2" />}
        {remote.status === "loading" && <span class="bone guide-bone" />}
        {remote.data && <Body kind={kind} guide={remote.data} skus={skus} onChoose={(sku) => (onChoose(sku), onClose())} />}
      </div>
    </Dialog>
  );
}

function Body({ kind, guide, skus, onChoose }: { kind: Props["kind"]; guide: Guide; skus: readonly Sku[]; onChoose: (sku: Sku) => void }) {
  if (kind === "diameter") return <Bangles guide={guide} />;
  if (kind === "length") return <Chains guide={guide} />;
  return <Rings guide={guide} skus={skus} onChoose={onChoose} />;
}

function Rings({ guide, skus, onChoose }: { guide: Guide; skus: readonly Sku[]; onChoose: (sku: Sku) => void }) {
  const { t } = useLingui();
  const [way, setWay] = useState<Way>("table");
  const ways: [Way, string][] = [["table", t`Table of sizes`], ["screen", t`On this screen`], ["print", t`On paper`]];
  return (
    <>
      <fieldset class="segments">
        <legend class="sr-only">
          <Trans>How to find your size</Trans>
        </legend>
        {ways.map(([value, label]) => (
          <label key={value}>
            <input type="radio" name="way" checked={way === value} onChange={() => setWay(value)} />
            <span>{label}</span>
          </label>
        ))}
      </fieldset>
      {way === "table" && <RingTable guide={guide} />}
      {way === "screen" && <OnScreen guide={guide} skus={skus} onChoose={onChoose} />}
      {way === "print" && <OnPaper />}
      <Advice>
        <Trans>Measure in the evening, when fingers are largest, and not when they are cold. For a band wider than 6 mm take half a size more; between two sizes take the larger.</Trans>
      </Advice>
    </>
  );
}

function OnPaper() {
  return (
    <div class="guide-paper">
      <p>
        <Trans>A sheet with a ruler to check the scale, a strip to wind round the finger, and circles to lay a ring on. Print it at 100 %, not fitted to the page.</Trans>
      </p>
      <a class="button button-quiet" href="/ring-sizer" target="_blank" rel="noreferrer">
        <Trans>Open the sheet to print</Trans>
      </a>
    </div>
  );
}

function Bangles({ guide }: { guide: Guide }) {
  return (
    <>
      <p class="guide-text">
        <Trans>A closed bangle must pass over the hand. Lay a tape round the widest part of the hand with the thumb tucked in, or measure the inside of a bangle that fits: that is the inner diameter.</Trans>
      </p>
      <BangleTable guide={guide} />
    </>
  );
}

function Chains({ guide }: { guide: Guide }) {
  return (
    <>
      <p class="guide-text">
        <Trans>For a bracelet, measure the wrist closely and add 1.5 to 2 cm. For a necklace, lay a thread as you would like it to hang and measure its length.</Trans>
      </p>
      <NecklaceTable guide={guide} />
    </>
  );
}

const Advice = ({ children }: { children: ReactNode }) => <p class="guide-advice">{children}</p>;
