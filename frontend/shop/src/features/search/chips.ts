import { formatMoney } from "@parure/shared";
import type { Found } from "./answer";
import { withoutValue, withRange, type Filters } from "./filters";
import { inOrder, isScale } from "./order";

export interface Chip {
  key: string;
  label: string;
  /** A piece must not be so; `label` says it already when somebody said it. */
  excluded: boolean;
  said: boolean;
  /** The filters without it. */
  rest: Filters;
}

/** Names that the shop knows by itself, by facet and value: they are there before any answer. */
export type Names = Record<string, Record<string, string>>;

/** One removable chip for each thing that was chosen, in the words of the answer. */
export function chipsOf(filters: Filters, found: Found | null, language: string, known: Names = {}): Chip[] {
  const chips: Chip[] = [];
  for (const kind of ["chosen", "preferred", "excluded"] as const) {
    for (const [name, values] of Object.entries(filters[kind])) {
      const stretch = stretchOf(name, values, found, language);
      if (stretch) {
        const { [name]: _, ...others } = filters[kind];
        chips.push({ key: `${kind}.${name}`, label: stretch.label, excluded: kind === "excluded", said: stretch.said, rest: { ...filters, [kind]: others } });
        continue;
      }
      for (const value of values) {
        const label = remembered.get(`${language}|${name}:${value}`);
        const shown = label ?? labelOf(name, value, found) ?? known[name]?.[value] ?? value.replaceAll("_", " ");
        chips.push({ key: `${kind}.${name}:${value}`, label: shown, excluded: kind === "excluded", said: Boolean(label), rest: withoutValue(filters, kind, name, value) });
      }
    }
  }
  for (const name of Object.keys(filters.ranges)) {
    chips.push({ key: `range.${name}`, label: rangeLabel(name, filters, found, language), excluded: false, said: true, rest: withRange(filters, name, null) });
  }
  return chips;
}

/** Grades and sizes say nothing without their facet: "Colour D", "Clarity VS1". */
const TELLING = 4;
/** From so many grades on they are a stretch of their scale. */
const LONG = 3;
const UNITS: Record<string, string> = { carat: "ct", total_carat: "ct", grams: "g", pearl_size: "mm" };

function labelOf(name: string, value: string, found: Found | null): string | undefined {
  const known = found?.facets[name]?.find((one) => one.value === value)?.label;
  const facet = found?.facet_names[name];
  return facet && known && known.length < TELLING && /^[\x21-\x7e]+$/.test(known) ? `${facet} ${known}` : known;
}

/** "VS1 or better" as it was said, else "Clarity FL – VS1": grades next to one another are one wish, and one chip. */
function stretchOf(name: string, values: readonly string[], found: Found | null, language: string): { label: string; said: boolean } | null {
  if (values.length < 2) return null;
  const label = remembered.get(`${language}|${severalOf(name, values)}`);
  if (label) return { label, said: true };
  if (values.length < LONG || !isScale(name)) return null;
  const ends = inOrder(name, values.map((value) => ({ value, label: value, count: 0 })));
  const facet = found?.facet_names[name];
  return { label: `${facet ? `${facet} ` : ""}${ends[0]?.label ?? ""} – ${ends.at(-1)?.label ?? ""}`, said: false };
}

/** "¥5,000 – ¥20,000", "≥ 0.5 ct", "≤ ¥5,000". */
function rangeLabel(name: string, filters: Filters, found: Found | null, language: string): string {
  const { low, high } = filters.ranges[name] ?? { low: null, high: null };
  const label = remembered.get(`${language}|${name}:${low ?? ""}..${high ?? ""}`);
  if (label) return label;
  const unit = found?.ranges[name]?.unit ?? UNITS[name];
  const shown = (end: string) => (name === "price" ? formatMoney({ amount: Math.round(Number(end) * 100), currency: "CNY" }, language) : `${Number(end)}${unit ? ` ${unit}` : ""}`);
  if (low !== null && high !== null) return `${shown(low)} – ${shown(high)}`;
  return low !== null ? `≥ ${shown(low)}` : `≤ ${shown(high ?? "")}`;
}

/** The name under which several values of one facet are remembered together. */
export const severalOf = (name: string, values: readonly string[]): string => `${name}:${[...values].sort().join("|")}`;

/** Words for values that no facet of the answer tells: what a wish was understood to say. */
const remembered = new Map<string, string>();

/** `parameter` as a wish names it: `occasion:proposal`. */
export function rememberLabel(language: string, parameter: string, label: string): void {
  remembered.set(`${language}|${parameter}`, label);
}
