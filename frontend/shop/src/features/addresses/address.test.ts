import { expect, test } from "vitest";
import { addressOf, checkAddress } from "./address";

const complete = { name: "林知夏", phone: "138 0013 8000", country: "CN", province: "上海市", city: "上海市", district: "黄浦区", line1: "中山东一路 27 号" };

test("a complete mainland address has nothing to complain about", () => {
  expect(checkAddress(complete)).toEqual({});
});

test("a mainland address needs its district, an address abroad does not", () => {
  const { district: _, ...without } = complete;

  expect(Object.keys(checkAddress(without))).toEqual(["district"]);
  expect(checkAddress({ ...without, country: "HK", phone: "9123 4567" })).toEqual({});
});

test("a phone number may be written with spaces, brackets and a plus, but not with letters", () => {
  expect(checkAddress({ ...complete, phone: "+86 (21) 6321-1234" })).toEqual({});
  expect(Object.keys(checkAddress({ ...complete, phone: "call me" }))).toEqual(["phone"]);
});

test("what was left empty is not sent", () => {
  expect(addressOf({ ...complete, line2: "", postal_code: "" })).toEqual(complete);
});

test("postal code and phone are those of the country", () => {
  const london = { name: "Lin", phone: "020 7946 0000", country: "GB", city: "London", line1: "1 Bond Street" };

  expect(Object.keys(checkAddress(london))).toEqual(["postal_code"]);
  expect(checkAddress({ ...london, postal_code: "w1s 1rt", phone: "0044 20 7946 0000" })).toEqual({});
  expect(Object.keys(checkAddress({ ...london, postal_code: "200001", phone: "13800138000" })).sort()).toEqual(["phone", "postal_code"]);
});
