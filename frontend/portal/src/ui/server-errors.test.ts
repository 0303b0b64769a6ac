import { expect, test } from "vitest";

import { nearestField } from "./server-errors";

const form = { title: { zh: "", en: "" }, skus: [{ price_rule: { net_grams: "", labour: { per: "gram", amount: "" } } }] };

test("the server's path of a field is the form's", () => {
  expect(nearestField(form, "title.zh")).toBe("title.zh");
});

test("tags of a union and what lies below an input are left out", () => {
  expect(nearestField(form, "skus.0.price_rule.by_weight.labour.amount.amount")).toBe("skus.0.price_rule.labour.amount");
});

test("a field that the form does not have has no place in it", () => {
  expect(nearestField(form, "currency")).toBeNull();
});
