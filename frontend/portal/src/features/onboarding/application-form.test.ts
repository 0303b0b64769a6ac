import { expect, test } from "vitest";

import type { Application } from "../../api/types";
import { tonesOf } from "./words";
import { bodyOf, fieldsOf, stepsOf } from "./application-form";

const draft = {
  status: "draft",
  kind: "supplier",
  company: null,
  registration_number: null,
  region: null,
  goods: [],
  about: null,
  contact: null,
  missing: ["company", "registration_number", "region", "contact", "goods", "business_licence"],
} as unknown as Application;

test("what is not filled in is sent as nothing, not as an empty text", () => {
  expect(bodyOf(fieldsOf(draft))).toEqual({ company: null, registration_number: null, region: "CN-GD", goods: [], about: null, contact: null });
});

test("a credit code is written as it is printed: capitals, no blanks", () => {
  expect(bodyOf({ ...fieldsOf(draft), registration_number: " 9144 0300 ma5g xyz1 2q " }).registration_number).toBe("91440300MA5GXYZ12Q");
  expect(bodyOf({ ...fieldsOf(draft), region: "DE", registration_number: " HRB 12345 " }).registration_number).toBe("HRB 12345");
});

test("a contact is sent once somebody begins it, so that what is missing of it is said at its field", () => {
  expect(bodyOf({ ...fieldsOf(draft), contact: { name: "赵敏", phone: "", email: "" } }).contact).toEqual({ name: "赵敏", phone: "", email: "" });
});

test("the way shows what is done and what comes next", () => {
  expect(stepsOf(draft)).toEqual(["now", "open", "open"]);
  expect(stepsOf({ ...draft, missing: ["business_licence"] })).toEqual(["done", "now", "open"]);
  expect(stepsOf({ ...draft, missing: [] })).toEqual(["done", "done", "now"]);
  expect(stepsOf({ ...draft, status: "submitted", missing: [] })).toEqual(["done", "done", "done"]);
});

test("papers are in order, soon over, over: thirty days ahead counts as soon", () => {
  const now = Date.parse("2026-11-23T08:00:00Z");
  expect(tonesOf(null, now)).toBe("good");
  expect(tonesOf("2026-12-24T16:00:00Z", now)).toBe("good");
  expect(tonesOf("2026-12-23T08:00:00Z", now)).toBe("wait");
  expect(tonesOf("2026-11-23T08:00:00Z", now)).toBe("bad");
});
