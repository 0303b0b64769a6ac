import type { Specification } from "@parure/shared";

export interface ComparedRow {
  key: string;
  group: string;
  label: string;
  /** One per piece, in its order; null where a piece has no such row. */
  values: (string | null)[];
  differs: boolean;
}

/** Rows of several pieces side by side: in the order of the first piece that has them, groups together. A second stone's rows
 * stand below the first's, because the same term comes again. */
export function sideBySide(pieces: readonly (readonly Specification[])[]): ComparedRow[] {
  const groups: string[] = [];
  const rows = new Map<string, ComparedRow>();
  pieces.forEach((specifications, column) => {
    const times = new Map<string, number>();
    for (const { section, group, term, label, value } of specifications) {
      const name = `${section}/${group}/${term}`;
      const time = (times.get(name) ?? 0) + 1;
      times.set(name, time);
      const key = `${name}/${time}`;
      const where = time > 1 ? `${group} ${time}` : group;
      if (!groups.includes(where)) groups.push(where);
      const row = rows.get(key) ?? { key, group: where, label, values: pieces.map(() => null), differs: false };
      row.values[column] = value;
      rows.set(key, row);
    }
  });
  const all = [...rows.values()].map((row) => ({ ...row, differs: areDifferent(row.values) }));
  return groups.flatMap((group) => all.filter((row) => row.group === group));
}

export const areDifferent = (values: readonly (string | null)[]): boolean => new Set(values).size > 1;

/** The product ids of `?p=a,b,c`: known in form, each once, four at most. */
export function idsOf(search: string): string[] {
  const asked = (new URLSearchParams(search).get("p") ?? "").split(",");
  return [...new Set(asked)].filter((id) => /^prd_[0-9A-Z]{26}$/.test(id)).slice(0, 4);
}
