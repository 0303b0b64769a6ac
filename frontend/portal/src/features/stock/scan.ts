/* What a scanner types, and the list that grows from it. */

export type Scanned = { sku: string; title: { zh: string; en: string }; quantity: number; piece: boolean; serial: string; key: string; problem: string | null };

/** "LUM-R01", "3*LUM-R01" or "LUM-R01 x3"; null when nothing can be read from it. */
export function readScan(text: string): { code: string; quantity: number } | null {
  const clean = text.trim();
  const before = /^(\d{1,5})\s*[*x×]\s*(\S+)$/i.exec(clean);
  const after = /^(\S+?)\s*[*×]\s*(\d{1,5})$/.exec(clean) ?? /^(\S+)\s+x\s*(\d{1,5})$/i.exec(clean);
  const [code, quantity] = before ? [before[2], Number(before[1])] : after ? [after[1], Number(after[2])] : [clean, 1];
  return code && !/\s/.test(code) && quantity > 0 ? { code: code.toUpperCase(), quantity } : null;
}

/** The newest line first; a variant scanned again adds to its line. A piece is there once. */
export function addScan(lines: readonly Scanned[], found: Omit<Scanned, "key" | "problem">, key: string): Scanned[] {
  const before = lines.find((line) => line.sku === found.sku);
  const quantity = found.piece ? 1 : (before?.quantity ?? 0) + found.quantity;
  const line = { ...found, serial: found.serial || before?.serial || "", quantity, key, problem: null };
  return [line, ...lines.filter((other) => other.sku !== found.sku)];
}
