import { describe, expect, it } from "vitest";

import type { RuleSet } from "../../api/types";
import { fieldsOf, rulesOf, scaleOf, wordsOf } from "./rules-form";

const rules: RuleSet = {
  rules: { barred_name: { on: true, severity: "error" } },
  barred_names: [{ word: "千足金", instead: { zh: "写足金", en: "Write 足金" } }],
  claims: [{ kind: "healing", name: { zh: "功效", en: "Effect" }, words: ["养生"], unless: [], fix: { zh: "删去", en: "Leave it out" } }],
  finenesses: { gold: ["750", "999"], platinum: ["950"], silver: ["925"] },
  price_band: { times: "5", by_material: { jadeite: "50" }, least_peers: 8 },
  price_change: { up_percent: 10, down_percent: 10, least_amount: 100 },
  pictures: { least_side: 800 },
  weights: { carat_percent: 15 },
};

describe("the form of a rule set", () => {
  it("comes back as it was when nobody changed it", () => {
    expect(rulesOf(fieldsOf(rules))).toEqual(rules);
  });

  it("takes one word a line, without blanks, empty lines and repetitions", () => {
    expect(wordsOf(" 养生 \n\n保健\n养生")).toEqual(["养生", "保健"]);
  });

  it("takes a scale with whatever stands between its numbers", () => {
    expect(scaleOf("375, 585、750  999")).toEqual(["375", "585", "750", "999"]);
  });
});
