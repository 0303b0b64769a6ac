import type { FacetValue } from "./answer";

/** Facets in the order in which jewellers ask; others follow as they come. */
const ASKED_FIRST = [
  "category",
  "material",
  "stone",
  "shape",
  "colour",
  "clarity",
  "cut",
  "jade_treatment",
  "jade_colour",
  "jade_transparency",
  "species",
  "gem_colour",
  "pearl_variety",
  "metal",
  "metal_colour",
  "fineness",
  "ring_size",
  "style",
  "occasion",
  "recipient",
] as const;
/** Nothing one would narrow a list by, or a switch of its own. */
const UNSHOWN = new Set(["in_stock", "reduced", "weight", "trade_words"]);
const CLARITY = ["FL", "IF", "LC", "VVS1", "VVS2", "VS1", "VS2", "SI1", "SI2", "I1", "I2", "I3", "P1", "P2", "P3"];
const GRADES: Record<string, readonly string[]> = {
  clarity: CLARITY,
  cut: ["Excellent", "Very Good", "Good", "Fair", "Poor"],
  fluorescence: ["None", "Faint", "Medium", "Strong", "Very Strong"],
};
/** Scales whose values are written so that they sort by themselves: D to Z, T1 to T5. */
const LETTERED = new Set(["colour", "jade_treatment", "jade_chroma", "jade_transparency", "jade_texture", "jade_clarity", "pearl_lustre", "pearl_surface"]);

/** The names of facets worth showing: those with a choice, and those that are chosen. */
export function shownFacets(facets: Record<string, FacetValue[]>, chosen: Readonly<Record<string, readonly string[]>>): string[] {
  const rank = (name: string) => {
    const place = (ASKED_FIRST as readonly string[]).indexOf(name);
    return place < 0 ? ASKED_FIRST.length : place;
  };
  return Object.keys(facets)
    .filter((name) => !UNSHOWN.has(name) && (chosen[name]?.length || (facets[name]?.length ?? 0) > 1))
    .sort((one, other) => rank(one) - rank(other));
}

/** Whether a facet's values lie on a scale, so that several of them are a stretch of it. */
export const isScale = (name: string): boolean => name in GRADES || LETTERED.has(name);

/** Values as a scale runs where there is one, numbers by size, all others as they come: the most common first. */
export function inOrder(name: string, values: readonly FacetValue[]): readonly FacetValue[] {
  const grades = GRADES[name];
  if (grades) return sorted(values, ({ value }) => (grades.includes(value) ? grades.indexOf(value) : grades.length));
  if (LETTERED.has(name)) return [...values].sort((one, other) => (one.value < other.value ? -1 : 1));
  if (values.every(({ value }) => /^\d+(\.\d+)?$/.test(value))) return sorted(values, ({ value }) => Number(value));
  return values;
}

function sorted(values: readonly FacetValue[], rank: (value: FacetValue) => number): FacetValue[] {
  return [...values].sort((one, other) => rank(one) - rank(other));
}
