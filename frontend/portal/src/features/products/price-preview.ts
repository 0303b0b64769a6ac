import type { BoardPrice, Money, PriceByWeight, PriceRule } from "../../api/types";

export type PreviewPart = { kind: "metal" | "labour" | "stones" | "certificate"; amount: Money };
export type Preview = { total: Money; parts: PreviewPart[]; board: BoardPrice };

/**
 * What a by-weight piece would cost at the board price shown: a preview for the supplier while typing.
 * The price that counts is the server's quote (functions/pricing/rules.py); this mirrors its formula and is labelled an estimate.
 */
export function previewPrice(rule: PriceRule, boards: readonly BoardPrice[]): Preview | null {
  if (rule.kind === "fixed" || !hundredths(rule.net_grams)) return null;
  const board = boardFor(rule, boards);
  if (!board) return null;
  const currency = board.price_per_gram.currency;
  const labour = rule.labour.per === "piece" ? rule.labour.amount.amount : byWeight(rule.net_grams, rule.labour.amount.amount);
  const parts: PreviewPart[] = [
    { kind: "metal", amount: { amount: byWeight(rule.net_grams, board.price_per_gram.amount), currency } },
    { kind: "labour", amount: { amount: labour, currency } },
    { kind: "stones", amount: { amount: rule.stones.amount, currency } },
    { kind: "certificate", amount: { amount: rule.certificate_fee.amount, currency } },
  ];
  const total = parts.reduce((sum, part) => sum + part.amount.amount, 0);
  return { total: { amount: total, currency }, parts: parts.filter((part) => part.amount.amount > 0 || part.kind === "metal"), board };
}

function boardFor(rule: PriceByWeight, boards: readonly BoardPrice[]): BoardPrice | undefined {
  const same = (metal: string) => boards.find((board) => board.metal === metal && String(board.fineness) === String(rule.fineness));
  // K-gold is gold of a lower fineness; a board may list it under either name.
  return same(rule.metal) ?? (rule.metal === "k_gold" ? same("gold") : undefined);
}

/** "3.20" g → 320 hundredths; 0 when it is no weight. Gold is weighed to 0.01 g (GB 11887). */
function hundredths(grams: string): number {
  const match = /^(\d{1,6})(?:\.(\d{1,2}))?$/.exec(grams.trim());
  return match ? Number(match[1]) * 100 + Number((match[2] ?? "").padEnd(2, "0")) : 0;
}

/** Minor units for a weight, rounded half up once. */
function byWeight(grams: string, minorUnitsPerGram: number): number {
  return Math.floor((hundredths(grams) * minorUnitsPerGram * 2 + 100) / 200);
}

export const isWeight = (grams: string): boolean => hundredths(grams) > 0;
