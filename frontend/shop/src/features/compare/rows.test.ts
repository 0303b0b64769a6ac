import { describe, expect, it } from "vitest";
import type { Specification } from "@parure/shared";
import { idsOf, sideBySide } from "./rows";

const row = (group: string, term: string, value: string): Specification => ({ section: "x", group, term, label: term, value }) as Specification;

describe("pieces side by side", () => {
  it("puts the rows of one group together, whatever piece they come from", () => {
    const rows = sideBySide([[row("Metal", "fineness", "750"), row("Stone", "carat", "0.50")], [row("Metal", "fineness", "750"), row("Metal", "colour", "white")]]);

    expect(rows.map(({ group, label, values, differs }) => [group, label, values, differs])).toEqual([
      ["Metal", "fineness", ["750", "750"], false],
      ["Metal", "colour", [null, "white"], true],
      ["Stone", "carat", ["0.50", null], true],
    ]);
  });

  it("keeps a second stone apart from the first", () => {
    const rows = sideBySide([[row("Stone", "carat", "0.50"), row("Stone", "carat", "0.10")], [row("Stone", "carat", "0.50")]]);

    expect(rows.map(({ group, values }) => [group, values])).toEqual([
      ["Stone", ["0.50", "0.50"]],
      ["Stone 2", ["0.10", null]],
    ]);
  });
});

describe("the address of a comparison", () => {
  const id = (last: string): string => `prd_01JD3N0E6S0V1G3N5W7X9Y2Z${last}`;

  it("names up to four pieces, each once, and nothing that is no product", () => {
    const asked = [id("4A"), id("4A"), "x", "prd_<script>", id("4B"), id("4C"), id("4D"), id("4E")];

    expect(idsOf(`?p=${asked.join(",")}`)).toEqual([id("4A"), id("4B"), id("4C"), id("4D")]);
    expect(idsOf("")).toEqual([]);
  });
});
