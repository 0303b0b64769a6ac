import { expect, test } from "vitest";

import { refusedFields } from "./use-preview";

const values = { title: { zh: "", en: "" }, attributes: { stones: [{ kind: "diamond", clarity: "SI3" }] }, skus: [{ price_rule: { amount: "" } }] };
const refused = (...fields: string[]) => refusedFields({ errors: fields.map((field) => ({ field, code: "x", detail: field })) }, values);

test("a refusal stands at the field that holds the value", () => {
  expect(refused("attributes.stones.0.clarity", "skus.0.price_rule.amount.amount")).toEqual({
    "attributes.stones.0.clarity": "attributes.stones.0.clarity",
    "skus.0.price_rule.amount": "skus.0.price_rule.amount.amount",
  });
});

test("a field that was not opened yet is named as the server names it", () => {
  expect(refused("attributes.stones.0.measurements.depth_mm")).toHaveProperty(["attributes.stones.0.measurements.depth_mm"]);
});

test("the first refusal of a field is the one that is shown", () => {
  const errors = [{ field: "title.zh", code: "a", detail: "first" }, { field: "title.zh", code: "b", detail: "second" }];

  expect(refusedFields({ errors }, values)).toEqual({ "title.zh": "first" });
});
