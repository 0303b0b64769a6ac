import type { ReportFact, StatedFact } from "../../api/types";

type Group = ReportFact["group"];
export type RecordFields = {
  laboratory: string;
  number: string;
  report_type: string;
  issued_on: string;
  document: string | null;
  /** Whether the report speaks of the metal, too. */
  with_metal: boolean;
  facts: Record<string, string>;
};

const METALS = ["gold", "k_gold", "platinum", "silver"];
const HEADER = ["report_type", "issued_on"];

/** Which facts a report about such a thing states, in the order of reports. */
export function factsFor(kind: string, withMetal: boolean, all: ReportFact[]): ReportFact[] {
  const groups = new Set<Group>(groupsOf(kind));
  if (withMetal) groups.add("metal");
  return all.filter(({ name, group }) => name !== "kind" && !HEADER.includes(name) && groups.has(group) && !without(kind).includes(name));
}

function groupsOf(kind: string): Group[] {
  if (kind === "diamond" || kind === "lab_grown_diamond") return ["item", "stone", "diamond"];
  if (kind === "jadeite") return ["item", "stone", "jade"];
  if (kind === "pearl") return ["item", "stone", "pearl"];
  if (METALS.includes(kind)) return ["item", "metal"];
  return kind ? ["item", "stone"] : [];
}

/** What would be the same said twice. */
function without(kind: string): string[] {
  const grown = ["species", "laboratory_grown"];
  if (kind === "diamond") return [...grown, "growth", "grade"];
  if (kind === "lab_grown_diamond") return grown;
  if (kind === "pearl") return [...grown, "shape", "measurements"];
  return kind === "other_gem" ? [] : ["species"];
}

export const isMetal = (kind: string): boolean => METALS.includes(kind);

export const emptyRecord = (laboratory = "", number = ""): RecordFields => ({
  laboratory, number, report_type: "", issued_on: "", document: null, with_metal: false, facts: { kind: "" },
});

type Recorded = { laboratory: string; number: string; report_type: string | null; issued_on: string | null; document: string | null; facts: StatedFact[] };

/** A recorded certificate as its form. What was only found at the verification is not among the facts of its holder. */
export function fieldsOf({ laboratory, number, report_type, issued_on, document, facts }: Recorded, all: ReportFact[]): RecordFields {
  const stated = facts.filter(({ name, value }) => value && !HEADER.includes(name)).map(({ name, value }) => [name, value] as const);
  const metal = new Set(all.filter(({ group }) => group === "metal").map(({ name }) => name));
  return {
    ...emptyRecord(laboratory, number),
    report_type: report_type ?? "",
    issued_on: issued_on ?? "",
    document,
    with_metal: stated.some(([name]) => metal.has(name)),
    facts: { kind: "", ...Object.fromEntries(stated) },
  };
}

/** What is sent: only the facts that the form shows, without the empty ones. */
export function statementOf({ report_type, issued_on, document, with_metal, facts }: RecordFields, all: ReportFact[]) {
  const kind = facts["kind"] ?? "";
  const shown = ["kind", ...factsFor(kind, with_metal, all).map(({ name }) => name)];
  const stated = shown.map((name) => [name, facts[name]?.trim() ?? ""] as const).filter(([, value]) => value);
  return { report_type: report_type.trim() || null, issued_on: issued_on || null, document, facts: Object.fromEntries(stated) };
}
