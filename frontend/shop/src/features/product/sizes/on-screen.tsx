import { useState } from "react";
import { Trans, useLingui } from "@lingui/react/macro";
import type { Sku, SizeGuide as Guide } from "@parure/shared";
import { optionLabel } from "../choice";
import { CARD, circumferenceOf, keepScale, keptScale, nearestSize, NOMINAL, rowFor } from "./measures";

/** First the screen is measured with a bank card, then a ring that fits is laid on a circle. */
export function OnScreen({ guide, skus, onChoose }: { guide: Guide; skus: readonly Sku[]; onChoose: (sku: Sku) => void }) {
  const [scale, setScale] = useState(keptScale);
  const [setting, setSetting] = useState(scale === null);
  if (setting) {
    return (
      <Calibrate
        first={scale ?? NOMINAL}
        onDone={(found) => {
          keepScale(found);
          setScale(found);
          setSetting(false);
        }}
      />
    );
  }
  return <LayARing guide={guide} scale={scale ?? NOMINAL} skus={skus} onChoose={onChoose} onAgain={() => setSetting(true)} />;
}

function Calibrate({ first, onDone }: { first: number; onDone: (pxPerMm: number) => void }) {
  const [scale, setScale] = useState(first);
  // A card is wider than most phones held upright: there it stands.
  const standing = innerWidth < (CARD.width + 12) * scale;
  const [width, height] = standing ? [CARD.height, CARD.width] : [CARD.width, CARD.height];
  return (
    <div class="lay">
      <p class="guide-text">
        <Trans>Lay a bank card on the screen and move the slider until the outline is exactly as large. This screen is then known, and it is asked once only.</Trans>
      </p>
      <div class="lay-stage">
        <svg class="lay-card" width={width * scale} height={height * scale} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
          <rect x="0.15" y="0.15" width={width - 0.3} height={height - 0.3} rx={CARD.corner} />
          <rect x={standing ? 22 : 9} y={standing ? 9 : 18} width={standing ? 9 : 11} height={standing ? 11 : 9} rx="1.5" />
          <path d={standing ? "M42 9v42M47 9v28" : "M9 39h42M9 44h28"} />
        </svg>
      </div>
      <label class="lay-slider">
        <span>
          <Trans>Size of the outline</Trans>
        </span>
        <input type="range" min={NOMINAL * 0.6} max={NOMINAL * 1.9} step={0.005} value={scale} onInput={(event) => setScale(Number(event.currentTarget.value))} />
      </label>
      <button type="button" class="button" onClick={() => onDone(scale)}>
        <Trans>It is as large as my card</Trans>
      </button>
    </div>
  );
}

interface Laid {
  guide: Guide;
  scale: number;
  skus: readonly Sku[];
  onChoose: (sku: Sku) => void;
  onAgain: () => void;
}

function LayARing({ guide, scale, skus, onChoose, onAgain }: Laid) {
  const { t } = useLingui();
  const [diameter, setDiameter] = useState(16.5);
  const circumference = circumferenceOf(diameter);
  const row = rowFor(guide.rings, circumference);
  const fits = row && nearestSize(ringsOf(skus), Number(row.circumference_mm));
  const label = fits && optionLabel(fits.sku.options);
  return (
    <div class="lay">
      <p class="guide-text">
        <Trans>Lay a ring that fits on the disc and move the slider until the disc just fills it.</Trans>
      </p>
      <div class="lay-stage">
        <svg class="lay-disc" width={27 * scale} height={27 * scale} viewBox="-13.5 -13.5 27 27" aria-hidden="true">
          <circle r={diameter / 2} />
          <path d={`M${-diameter / 2} 0H${diameter / 2}M0 ${-diameter / 2}V${diameter / 2}`} />
        </svg>
      </div>
      <label class="lay-slider">
        <span>
          <Trans>Inside of the ring</Trans>
        </span>
        <input
          type="range"
          min={13}
          max={24}
          step={0.1}
          value={diameter}
          aria-valuetext={t`${diameter.toFixed(1)} mm across`}
          onInput={(event) => setDiameter(Number(event.currentTarget.value))}
        />
      </label>
      <p class="lay-found" aria-live="polite">
        <strong>{diameter.toFixed(1)} mm</strong>
        {row && (
          <span>
            {["cn", "eu", "us", "hk", "uk"].map((code) => row.sizes[code] && `${code.toUpperCase()} ${row.sizes[code]}`).filter(Boolean).join(" · ")}
          </span>
        )}
      </p>
      <div class="lay-actions">
        {fits && label && (
          <button type="button" class="button" onClick={() => onChoose(fits.sku)}>
            <Trans>Choose size {label.text}</Trans>
          </button>
        )}
        {row && !fits && (
          <p class="guide-text">
            <Trans>This piece is not offered in that size.</Trans>
          </p>
        )}
        <button type="button" class="text-button" onClick={onAgain}>
          <Trans>Measure the screen again</Trans>
        </button>
      </div>
    </div>
  );
}

const ringsOf = (skus: readonly Sku[]) =>
  skus.flatMap((sku) => {
    const around = sku.options.ring_size?.circumference_mm;
    return around ? [{ sku, circumference: Number(around) }] : [];
  });
