import { expect, test } from "vitest";
import { destinationOf, firstChoice, fitting, purchaseOf, roomOf, sameDelivery } from "./choice";

test("a Chinese character takes the room of two letters", () => {
  expect(roomOf("L & Q")).toBe(5);
  expect(roomOf("永结同心 26")).toBe(11);
  expect(fitting("永结同心", 5)).toBe("永结");
});

test("what was not chosen is not asked for", () => {
  expect(purchaseOf(firstChoice)).toEqual({ delivery: { code: "standard" }, insurance: false, gift: { wrap: false } });
  expect(purchaseOf({ ...firstChoice, coupon: "HELLO", engravings: { A: null } })).toMatchObject({ coupon: "HELLO", engravings: { A: null } });
});

test("a destination is as much of the address as is filled in", () => {
  expect(destinationOf({ country: "CN", province: "上海市", city: "" })).toEqual({ country: "CN", province: "上海市" });
});

test("two shops that hand out orders are two choices", () => {
  const option = { code: "pickup", location: { location_id: "loc_1", dealer_id: "org_1" } } as Parameters<typeof sameDelivery>[1];
  expect(sameDelivery({ code: "pickup", location_id: "loc_1", dealer_id: "org_1" }, option)).toBe(true);
  expect(sameDelivery({ code: "pickup", location_id: "loc_2", dealer_id: "org_1" }, option)).toBe(false);
});
