/** A bank card, ISO/IEC 7810 ID-1: everybody has one, and all are the same to a tenth of a millimetre. */
export const CARD = { width: 85.6, height: 53.98, corner: 3.18 } as const;

/** CSS pixels in a millimetre by definition; screens keep to it loosely, hence the card. */
export const NOMINAL = 96 / 25.4;

const KEPT = "parure.px-per-mm";

export const circumferenceOf = (diameter: number): number => Math.PI * diameter;

/** What somebody found with a card on this screen; null before. */
export function keptScale(storage: Pick<Storage, "getItem"> = localStorage): number | null {
  const kept = Number(storage.getItem(KEPT));
  return kept >= NOMINAL / 3 && kept <= NOMINAL * 3 ? kept : null;
}

export function keepScale(pxPerMm: number, storage: Pick<Storage, "setItem"> = localStorage): void {
  storage.setItem(KEPT, pxPerMm.toFixed(4));
}

export interface Sized {
  circumference_mm: string | number;
}

/** The row of a table that a measured circumference belongs to: between two, the larger, since a ring must pass the knuckle. */
export function rowFor<Row extends Sized>(rows: readonly Row[], circumference: number): Row | null {
  return rows.find((row) => Number(row.circumference_mm) >= circumference - 0.25) ?? null;
}

/** The variant whose ring comes nearest to a circumference, within half a millimetre; null when none does. */
export function nearestSize<Option extends { circumference: number }>(options: readonly Option[], circumference: number): Option | null {
  const [nearest] = [...options].sort((a, b) => Math.abs(a.circumference - circumference) - Math.abs(b.circumference - circumference));
  return nearest && Math.abs(nearest.circumference - circumference) <= 0.75 ? nearest : null;
}
