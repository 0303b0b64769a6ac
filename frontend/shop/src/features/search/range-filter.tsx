import { useEffect, useRef, useState } from "react";
import { Trans, useLingui } from "@lingui/react/macro";
import { formatMoney } from "@parure/shared";
import type { Histogram } from "./answer";
import type { Span } from "./filters";
import { edgesOf, placesOf, spanOf } from "./steps";

interface Props {
  name: string;
  histogram: Histogram;
  span: Span | undefined;
  onChange: (span: Span | null) => void;
}

/** A thumb that rests this long has arrived: the list follows without a button. */
const RESTS_MS = 250;

/** How many pieces lie where, two thumbs to take a part of it, and two fields for those who know the number. */
export function RangeFilter({ name, histogram, span, onChange }: Props) {
  const { i18n, t } = useLingui();
  const scale = name === "price" ? 100 : 1;
  const edges = edgesOf(histogram);
  const [places, setPlaces] = useState(() => placesOf(edges, span, scale));
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const latest = useRef(onChange);
  latest.current = onChange;
  const chosen = `${span?.low ?? ""}..${span?.high ?? ""}`;
  useEffect(() => setPlaces(placesOf(edges, span, scale)), [chosen, edges.join()]);
  useEffect(() => () => clearTimeout(timer.current), []);

  function move(next: [number, number]): void {
    setPlaces(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => latest.current(spanOf(edges, next, scale)), RESTS_MS);
  }

  const last = edges.length - 1;
  const said = (place: number) => (name === "price" ? formatMoney({ amount: Math.round((edges[place] ?? 0) / 100) * 100, currency: "CNY" }, i18n.locale) : `${Number((edges[place] ?? 0).toFixed(2))} ${histogram.unit ?? ""}`);
  const lowest = name === "price" ? t`Lowest price` : t`${histogram.label}, at least`;
  const highest = name === "price" ? t`Highest price` : t`${histogram.label}, at most`;
  return (
    <div class="range" role="group" aria-label={histogram.label}>
      <div class="range-track">
        <Bars histogram={histogram} places={places} />
        {last > 1 && (
          <>
            <input type="range" min={0} max={last} step={1} value={places[0]} aria-label={lowest} aria-valuetext={said(places[0])} onInput={(event) => move([Math.min(Number(event.currentTarget.value), places[1] - 1), places[1]])} />
            <input type="range" min={0} max={last} step={1} value={places[1]} aria-label={highest} aria-valuetext={said(places[1])} onInput={(event) => move([places[0], Math.max(Number(event.currentTarget.value), places[0] + 1)])} />
          </>
        )}
      </div>
      {/* Another answer changes the bars, not what is being typed. */}
      <Ends key={chosen} unit={name === "price" ? "¥" : (histogram.unit ?? "")} span={span} labels={[lowest, highest]} onChange={onChange} />
    </div>
  );
}

const TALL = 40;

function Bars({ histogram: { buckets }, places: [from, to] }: { histogram: Histogram; places: [number, number] }) {
  const most = Math.max(1, ...buckets.map((bucket) => bucket.count));
  return (
    <svg class="range-bars" viewBox={`0 0 ${buckets.length} ${TALL}`} preserveAspectRatio="none" aria-hidden="true">
      {buckets.map(({ count }, place) => {
        // The root keeps one crowded bar from flattening all others.
        const height = count ? Math.max(2, Math.sqrt(count / most) * TALL) : 0;
        return <rect key={place} class={place >= from && place < to ? "range-bar-in" : "range-bar"} x={place + 0.08} y={TALL - height} width={0.84} height={height} />;
      })}
    </svg>
  );
}

interface EndsProps {
  unit: string;
  span: Span | undefined;
  labels: [string, string];
  onChange: (span: Span | null) => void;
}

function Ends({ unit, span, labels, onChange }: EndsProps) {
  const form = useRef<HTMLFormElement>(null);

  function take(): void {
    const [low = "", high = ""] = [...new FormData(form.current ?? undefined).values()].map((value) => String(value).replace(/[,，\s]/g, ""));
    if (low === (span?.low ?? "") && high === (span?.high ?? "")) return;
    const turned = low && high && Number(low) > Number(high);
    onChange(turned ? { low: high, high: low } : { low: low || null, high: high || null });
  }

  const field = (end: "low" | "high", label: string) => (
    <label class="range-end">
      <span class="sr-only">{label}</span>
      <span class="range-unit" aria-hidden="true">
        {unit}
      </span>
      <input name={end} inputMode="decimal" autoComplete="off" maxLength={10} defaultValue={span?.[end] ?? ""} onBlur={take} />
    </label>
  );
  return (
    <form
      ref={form}
      class="range-ends"
      onSubmit={(event) => {
        event.preventDefault();
        take();
      }}
    >
      {field("low", labels[0])}
      <span aria-hidden="true">–</span>
      {field("high", labels[1])}
      <button type="submit" class="sr-only" tabIndex={-1}>
        <Trans>Apply</Trans>
      </button>
    </form>
  );
}
