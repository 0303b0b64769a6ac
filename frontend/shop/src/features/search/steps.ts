import type { Histogram } from "./answer";
import type { Span } from "./filters";

/** The edges between which a slider steps: those of the bars, so that each step moves by one bar whatever the scale. */
export function edgesOf({ buckets, max }: Histogram): number[] {
  return buckets.length ? [...buckets.map((bucket) => bucket.from), Math.max(max, buckets.at(-1)?.to ?? max)] : [];
}

/** Where the thumbs stand: the last edge not above the low end, the first not below the high end. */
export function placesOf(edges: readonly number[], span: Span | undefined, scale: number): [number, number] {
  const last = edges.length - 1;
  const low = span?.low ? edges.findLastIndex((edge) => edge <= Number(span.low) * scale) : 0;
  const high = span?.high ? edges.findIndex((edge) => edge >= Number(span.high) * scale) : last;
  const from = Math.max(low, 0);
  return [from, Math.max(high < 0 ? last : high, from)];
}

/** The range between two thumbs; a thumb at its end leaves that end open. Ends are rounded outwards to two digits that count. */
export function spanOf(edges: readonly number[], [from, to]: readonly [number, number], scale: number): Span | null {
  const low = from > 0 ? rounded((edges[from] ?? 0) / scale, Math.floor) : null;
  const high = to < edges.length - 1 ? rounded((edges[to] ?? 0) / scale, Math.ceil) : null;
  return low === null && high === null ? null : { low, high };
}

function rounded(value: number, outwards: (value: number) => number): string {
  if (value <= 0) return "0";
  const step = 10 ** (Math.floor(Math.log10(value)) - 1);
  const steps = value / step;
  const near = Math.round(steps);
  // An edge that is round already stays itself; 0.3 / 0.01 is 29.999….
  const whole = Math.abs(steps - near) < 1e-6 ? near : outwards(steps);
  return String(Number((whole * step).toFixed(3)));
}
