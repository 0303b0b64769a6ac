import type { RuleSet } from "../../api/types";

/** Word lists as people type them: one word or phrase on a line. */
export const linesOf = (words: readonly string[]): string => words.join("\n");
export const wordsOf = (text: string): string[] => [...new Set(text.split("\n").map((line) => line.trim()).filter(Boolean))];
/** Scales as people type them: numbers with blanks between. */
export const scaleOf = (text: string): string[] => [...new Set(text.split(/[\s,，、]+/).filter(Boolean))];

export type RulesFields = {
  rules: RuleSet["rules"];
  barred: { words: string; zh: string; en: string };
  claims: { kind: string; name: { zh: string; en: string }; fix: { zh: string; en: string }; words: string; unless: string }[];
  finenesses: Record<"gold" | "platinum" | "silver", string>;
  times: string;
  byMaterial: string;
  leastPeers: number;
  upPercent: number;
  downPercent: number;
  leastAmount: string;
  leastSide: number;
  caratPercent: number;
};

export function fieldsOf(rules: RuleSet): RulesFields {
  const first = rules.barred_names[0]?.instead;
  return {
    rules: rules.rules,
    barred: { words: linesOf(rules.barred_names.map(({ word }) => word)), zh: first?.zh ?? "", en: first?.en ?? "" },
    claims: rules.claims.map(({ kind, name, fix, words, unless }) => ({ kind, name, fix, words: linesOf(words), unless: linesOf(unless) })),
    finenesses: {
      gold: (rules.finenesses.gold ?? []).join(" "),
      platinum: (rules.finenesses.platinum ?? []).join(" "),
      silver: (rules.finenesses.silver ?? []).join(" "),
    },
    times: String(rules.price_band.times),
    byMaterial: Object.entries(rules.price_band.by_material).map(([material, times]) => `${material} ${times}`).join("\n"),
    leastPeers: rules.price_band.least_peers,
    upPercent: rules.price_change.up_percent,
    downPercent: rules.price_change.down_percent,
    leastAmount: (rules.price_change.least_amount / 100).toFixed(2),
    leastSide: rules.pictures.least_side,
    caratPercent: rules.weights.carat_percent,
  };
}

export function rulesOf(fields: RulesFields): RuleSet {
  const byMaterial = wordsOf(fields.byMaterial).map((line) => line.split(/\s+/));
  return {
    rules: fields.rules,
    barred_names: wordsOf(fields.barred.words).map((word) => ({ word, instead: { zh: fields.barred.zh, en: fields.barred.en } })),
    claims: fields.claims.map(({ kind, name, fix, words, unless }) => ({ kind, name, fix, words: wordsOf(words), unless: wordsOf(unless) })),
    finenesses: {
      gold: scaleOf(fields.finenesses.gold),
      platinum: scaleOf(fields.finenesses.platinum),
      silver: scaleOf(fields.finenesses.silver),
    },
    price_band: { times: fields.times, by_material: Object.fromEntries(byMaterial.map(([material = "", times = ""]) => [material, times])), least_peers: fields.leastPeers },
    price_change: { up_percent: fields.upPercent, down_percent: fields.downPercent, least_amount: Math.round(Number(fields.leastAmount) * 100) },
    pictures: { least_side: fields.leastSide },
    weights: { carat_percent: fields.caratPercent },
  };
}
