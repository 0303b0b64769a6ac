/** Inner circumference in mm (ISO 8653) of a ring size, where the table is a formula (domain.md §1); null where brands differ and the maker must say it. */
export function circumferenceOf(table: string, label: string): number | null {
  const size = Number(label.trim());
  if (!label.trim() || Number.isNaN(size) || size < 0) return null;
  switch (table) {
    case "eu": return size;
    case "it": return size + 40;
    case "us": return rounded(Math.PI * (11.63 + 0.8128 * size));
    case "jp": return rounded((Math.PI * (size + 38)) / 3);
    default: return null;
  }
}

const rounded = (mm: number): number => Math.round(mm * 100) / 100;

export const ringSizeTables = ["cn", "hk", "us", "eu", "it", "jp", "uk"] as const;
