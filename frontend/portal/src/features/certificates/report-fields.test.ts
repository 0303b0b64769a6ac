import { describe, expect, it } from "vitest";

import type { ReportFact } from "../../api/types";
import { emptyRecord, factsFor, fieldsOf, statementOf } from "./report-fields";

const fact = (name: string, group: ReportFact["group"]): ReportFact => ({ name, label: name, group, shape: "text", unit: "", choices: [] });
const all = [
  fact("report_type", "item"), fact("kind", "item"), fact("carat", "stone"), fact("species", "stone"), fact("clarity", "diamond"),
  fact("grade", "diamond"), fact("jade_hue", "jade"), fact("lustre", "pearl"), fact("fineness", "metal"),
];
const names = (kind: string, withMetal = false) => factsFor(kind, withMetal, all).map(({ name }) => name);

describe("the fields of a report", () => {
  it("follow what the report is about", () => {
    expect(names("diamond")).toEqual(["carat", "clarity"]);
    expect(names("lab_grown_diamond")).toEqual(["carat", "clarity", "grade"]);
    expect(names("jadeite")).toEqual(["carat", "jade_hue"]);
    expect(names("pearl")).toEqual(["carat", "lustre"]);
    expect(names("gold")).toEqual(["fineness"]);
    expect(names("other_gem")).toEqual(["carat", "species"]);
    expect(names("")).toEqual([]);
  });

  it("hold the metal where a piece of jewellery was examined", () => {
    expect(names("jadeite", true)).toContain("fineness");
  });

  it("send what is shown and said, nothing else", () => {
    const fields = { ...emptyRecord("GIA", "2141438172"), facts: { kind: "diamond", carat: " 1.01 ", clarity: "", lustre: "A" } };
    expect(statementOf(fields, all)).toEqual({ report_type: null, issued_on: null, document: null, facts: { kind: "diamond", carat: "1.01" } });
  });

  it("come back as they were recorded", () => {
    const stated = (name: string, value: string) => ({ name, label: name, value, text: value, confirmed: false, found: null, found_text: null });
    const recorded = { laboratory: "NGTC", number: "N1", report_type: "翡翠", issued_on: null, document: "med_1", facts: [stated("report_type", "翡翠"), stated("kind", "jadeite"), stated("fineness", "750"), stated("treatment", "")] };
    const fields = fieldsOf(recorded, all);
    expect(fields.facts).toEqual({ kind: "jadeite", fineness: "750" });
    expect(fields.with_metal).toBe(true);
  });
});
