import { formatMoney } from "@parure/shared";
import type { Found } from "./answer";
import { withoutValue, withRange, type Filters } from "./filters";

export interface Chip {
  key: string;
  label: string;
  /** A piece must not be so. */
  negated: boolean;
  /** The filters without it. */
  rest: Filters;
}

/** One removable chip for each thing that was chosen, in the words of the answer. */
export function chipsOf(filters: Filters, found: Found | null, language: string): Chip[] {
  const chips: Chip[] = [];
  for (const kind of ["chosen", "preferred", "excluded"] as const) {
    for (const [name, values] of Object.entries(filters[kind])) {
      for (const value of values) {
        chips.push({ key: `${kind}.${name}:${value}`, label: labelOf(name, value, found, language), negated: kind === "excluded", rest: withoutValue(filters, kind, name, value) });
      }
    }
  }
  for (const name of Object.keys(filters.ranges)) {
    chips.push({ key: `range.${name}`, label: rangeLabel(name, filters, found, language), negated: false, rest: withRange(filters, name, null) });
  }
  return chips;
}

/** Grades and sizes say nothing without their facet: "Colour D", "Clarity VS1". */
const TELLING = 4;
const UNITS: Record<string, string> = { carat: "ct", total_carat: "ct", grams: "g", pearl_size: "mm" };

function labelOf(name: string, value: string, found: Found | null, language: string): string {
  const label = remembered.get(`${language}|${name}:${value}`);
  if (label) return label;
  const known = found?.facets[name]?.find((one) => one.value === value)?.label ?? value.replaceAll("_", " ");
  const facet = found?.facet_names[name];
  return facet && known.length < TELLING && /^[\x21-\x7e]+$/.test(known) ? `${facet} ${known}` : known;
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

/** Words for values that no facet of the answer tells: what a wish was understood to say. */
const remembered = new Map<string, string>();

/** `parameter` as a wish names it: `occasion:proposal`. */
export function rememberLabel(language: string, parameter: string, label: string): void {
  remembered.set(`${language}|${parameter}`, label);
}
