import type { BoardPrice, Money, PriceRule } from "../../api/types";

export type PreviewPart = { kind: "metal" | "labour" | "stones" | "certificate"; amount: Money };
export type Preview = { total: Money; parts: PreviewPart[]; board: BoardPrice };

/**
 * What a by-weight piece would cost at the board price shown: a preview for the supplier while typing.
 * The price that counts is the server's quote (functions/pricing/rules.py); this mirrors it, for a total that moves with every key.
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
    { kind: "stones", amount: { amount: rule.stones?.amount ?? 0, currency } },
    { kind: "certificate", amount: { amount: rule.certificate_fee?.amount ?? 0, currency } },
  ];
  const total = parts.reduce((sum, part) => sum + part.amount.amount, 0);
  return { total: { amount: total, currency }, parts: parts.filter((part) => part.amount.amount > 0 || part.kind === "metal"), board };
}

function boardFor(rule: Extract<PriceRule, { kind: "by_weight" }>, boards: readonly BoardPrice[]): BoardPrice | undefined {
  // K-gold is gold of a lower fineness: boards know it as gold.
  const metal = rule.metal === "k_gold" ? "gold" : rule.metal;
  return boards.find((board) => board.metal === metal && Number(board.fineness) === Number(rule.fineness));
}

/** "3.20" g → 320 hundredths; 0 when it is no weight. Gold is weighed to 0.01 g (GB 11887). */
function hundredths(grams: string): number {
  const match = /^(\d{1,6})(?:\.(\d{1,2}))?$/.exec(grams.trim());
  return match ? Number(match[1]) * 100 + Number((match[2] ?? "").padEnd(2, "0")) : 0;
}

/** Minor units for a weight, rounded once, half to even as the server does. */
function byWeight(grams: string, minorUnitsPerGram: number): number {
  const hundredfold = hundredths(grams) * minorUnitsPerGram;
  const whole = Math.floor(hundredfold / 100);
  const rest = hundredfold - whole * 100;
  const up = rest > 50 || (rest === 50 && whole % 2 === 1);
  return up ? whole + 1 : whole;
}

export const isWeight = (grams: string): boolean => hundredths(grams) > 0;
