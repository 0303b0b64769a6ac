import type { QueryValue } from "@parure/shared";

export const sorts = ["relevance", "newest", "price", "-price", "sales", "discount"] as const;
export type Sort = (typeof sorts)[number];

/** Both ends as people write them, null where it is open; prices in whole units of the shop's currency. */
export interface Span {
  low: string | null;
  high: string | null;
}

type Values = Readonly<Record<string, readonly string[]>>;

/** What a list shows. Values of one facet are alternatives, facets go together; names and values are those of `GET /search`. */
export interface Filters {
  /** Words that are searched as they stand. */
  text: string;
  /** The sentence that the filters were understood from, as the person wrote it. */
  said: string;
  chosen: Values;
  excluded: Values;
  /** What is shown first without anything being left out. */
  preferred: Values;
  ranges: Readonly<Record<string, Span>>;
  /** null: the usual order, by relevance for words and the newest first otherwise. */
  sort: Sort | null;
}

export const noFilters: Filters = { text: "", said: "", chosen: {}, excluded: {}, preferred: {}, ranges: {}, sort: null };

const LONGEST_TEXT = 200;
const MOST_FILTERS = 60;
const NAME = /^[a-z][a-z0-9_]{0,39}$/;
const NUMBER = /^\d{1,9}(?:\.\d{1,3})?$/;
/** Facets that have a parameter of their own in an address that people read. */
const OWN = ["category", "material"] as const;
const KINDS = { filter: "chosen", exclude: "excluded", prefer: "preferred" } as const;

/** Filters from an address somebody may have written by hand: what is not understood is left out. */
export function filtersOf(search: string): Filters {
  const query = new URLSearchParams(search);
  const found = { chosen: {}, excluded: {}, preferred: {} } as Record<(typeof KINDS)[keyof typeof KINDS], Record<string, string[]>>;
  const ranges: Record<string, Span> = {};
  for (const name of OWN) for (const value of query.getAll(name)) add(found.chosen, name, value);
  for (const [kind, values] of Object.entries(KINDS) as [keyof typeof KINDS, (typeof KINDS)[keyof typeof KINDS]][])
    for (const pair of query.getAll(kind).slice(0, MOST_FILTERS)) add(found[values], ...halves(pair, ":"));
  for (const range of query.getAll("range").slice(0, MOST_FILTERS)) {
    const [name, ends] = halves(range, ":");
    const span = spanOf(...halves(ends, ".."));
    if (NAME.test(name) && span) ranges[name] = span;
  }
  const price = spanOf(query.get("min") ?? "", query.get("max") ?? "");
  if (price) ranges["price"] = price;
  return {
    text: clipped(query.get("q")),
    said: clipped(query.get("said")),
    ...found,
    ranges,
    sort: sorts.find((known) => known === query.get("sort")) ?? null,
  };
}

/** The address of a filtered list; defaults are left out, so that one list has one address. */
export function addressOf(filters: Filters, base = "/shop"): string {
  const query = new URLSearchParams();
  if (filters.said) query.set("said", filters.said);
  if (filters.text) query.set("q", filters.text);
  for (const name of OWN) for (const value of filters.chosen[name] ?? []) query.append(name, value);
  const { price, ...ranges } = filters.ranges;
  if (price?.low) query.set("min", price.low);
  if (price?.high) query.set("max", price.high);
  for (const [kind, values] of Object.entries(KINDS)) {
    for (const pair of pairs(filters[values as "chosen"])) if (!(kind === "filter" && OWN.some((name) => pair.startsWith(`${name}:`)))) query.append(kind, pair);
  }
  for (const [name, span] of Object.entries(ranges)) query.append("range", `${name}:${span.low ?? ""}..${span.high ?? ""}`);
  if (filters.sort) query.set("sort", filters.sort);
  const text = query.toString().replaceAll("%3A", ":");
  return text ? `${base}?${text}` : base;
}

/** The query of GET /search, where prices are minor units. */
export function queryOf(filters: Filters): Record<string, QueryValue> {
  const { price, ...ranges } = filters.ranges;
  return {
    q: filters.text,
    filter: pairs(filters.chosen),
    exclude: pairs(filters.excluded),
    prefer: pairs(filters.preferred),
    range: Object.entries(ranges).map(([name, span]) => `${name}:${span.low ?? ""}..${span.high ?? ""}`),
    min_price: minor(price?.low),
    max_price: minor(price?.high),
    sort: filters.sort,
  };
}

/** A parameter of GET /search added, as a wish or a way out of an empty list names it. */
export function withParameter(filters: Filters, name: string, value: string): Filters {
  if (name === "category" || name === "material") return withValue(filters, "chosen", name, value);
  if (name in KINDS) return withValue(filters, KINDS[name as keyof typeof KINDS], ...halves(value, ":"));
  if (name === "in_stock") return value === "true" ? withValue(filters, "chosen", name, "yes") : filters;
  if (name === "sort") return { ...filters, sort: sorts.find((known) => known === value) ?? filters.sort };
  if (name === "q") return { ...filters, text: value };
  const now = filters.ranges["price"] ?? { low: null, high: null };
  if (name === "min_price") return withRange(filters, "price", { ...now, low: major(value) });
  if (name === "max_price") return withRange(filters, "price", { ...now, high: major(value) });
  const [range, ends] = halves(value, ":");
  const [low, high] = halves(ends, "..");
  return name === "range" ? withRange(filters, range, { low: low || null, high: high || null }) : filters;
}

/** A parameter of GET /search taken off; of a range the whole, whatever its ends. */
export function withoutParameter(filters: Filters, name: string, value: string): Filters {
  if (name === "q") return { ...filters, text: "", said: "" };
  if (name === "category" || name === "material") return withoutValue(filters, "chosen", name, value);
  if (name in KINDS) return withoutValue(filters, KINDS[name as keyof typeof KINDS], ...halves(value, ":"));
  if (name === "in_stock") return withOnly(filters, name, null);
  return withRange(filters, name === "range" ? halves(value, ":")[0] : "price", null);
}

/** The value taken in where it is not there, taken out where it is. */
export function toggled(filters: Filters, name: string, value: string): Filters {
  return filters.chosen[name]?.includes(value) ? withoutValue(filters, "chosen", name, value) : withValue(filters, "chosen", name, value);
}

export function withValue(filters: Filters, kind: "chosen" | "excluded" | "preferred", name: string, value: string): Filters {
  const now = filters[kind][name] ?? [];
  return NAME.test(name) && value && !now.includes(value) ? { ...filters, [kind]: { ...filters[kind], [name]: [...now, value] } } : filters;
}

export function withoutValue(filters: Filters, kind: "chosen" | "excluded" | "preferred", name: string, value: string): Filters {
  const { [name]: now = [], ...others } = filters[kind];
  const left = now.filter((one) => one !== value);
  return { ...filters, [kind]: left.length ? { ...others, [name]: left } : others };
}

/** Only this value of a facet, or none. */
export function withOnly(filters: Filters, name: string, value: string | null): Filters {
  const { [name]: _, ...others } = filters.chosen;
  return { ...filters, chosen: value === null ? others : { ...others, [name]: [value] } };
}

export function withRange(filters: Filters, name: string, span: Span | null): Filters {
  const { [name]: _, ...others } = filters.ranges;
  const kept = span && spanOf(span.low ?? "", span.high ?? "");
  return { ...filters, ranges: kept ? { ...others, [name]: kept } : others };
}

/** All filters off; what was searched for stays, and so does the order. */
export const cleared = (filters: Filters): Filters => ({ ...noFilters, text: filters.text, sort: filters.sort });

/** `name:value` of each, as the API has them. */
export function pairs(values: Values): string[] {
  return Object.entries(values).flatMap(([name, all]) => all.map((value) => `${name}:${value}`));
}

function add(values: Record<string, string[]>, name: string, value: string): void {
  if (!NAME.test(name) || !value || value.length > LONGEST_TEXT) return;
  const now = (values[name] ??= []);
  if (!now.includes(value)) now.push(value);
}

function halves(text: string, at: string): [string, string] {
  const place = text.indexOf(at);
  return place < 0 ? [text, ""] : [text.slice(0, place), text.slice(place + at.length)];
}

function spanOf(low: string, high: string): Span | null {
  const span = { low: NUMBER.test(low) ? low : null, high: NUMBER.test(high) ? high : null };
  return span.low === null && span.high === null ? null : span;
}

const clipped = (text: string | null): string => (text ?? "").trim().slice(0, LONGEST_TEXT);
const minor = (whole: string | null | undefined): number | null => (whole ? Math.round(Number(whole) * 100) : null);
const major = (minorUnits: string): string => String(Number(minorUnits) / 100);
