import { expect, test } from "vitest";
import type { OrderView } from "@parure/shared";
import { amendmentOf } from "./amendment";

const order = {
  delivery: { code: "standard" },
  address: { name: "林清", phone: "13812345678", country: "CN", province: "上海市", city: "上海市", district: "黄浦区", line1: "南京东路 100 号", line2: null, postal_code: null },
  lines: [{ sku: "R-1", engraving: { text: "永结同心", font: "kai" }, engravable: { max_units: 16, fonts: ["kai"] } }],
  own: { note: null, gift_message: "生日快乐", invoice: null },
} as unknown as OrderView;
const same = { name: "林清", phone: "13812345678", country: "CN", province: "上海市", city: "上海市", district: "黄浦区", line1: "南京东路 100 号", line2: "", postal_code: "", "R-1": "永结同心", "R-1-font": "kai", gift_message: "生日快乐", note: "" };

test("a form that was left as it came asks for nothing", () => {
  expect(amendmentOf(order, same)).toEqual({});
});

test("only what is another now is sent", () => {
  expect(amendmentOf(order, { ...same, "R-1": "L & M", note: "请尽快" })).toEqual({ engravings: { "R-1": { text: "L & M", font: "kai" } }, note: "请尽快" });
});

test("an address is sent whole, an emptied card as null", () => {
  const { address, gift_message } = amendmentOf(order, { ...same, line1: "平江路 1 号", gift_message: "" });

  expect([address?.line1, address?.district, gift_message]).toEqual(["平江路 1 号", "黄浦区", null]);
});

test("who picks an order up is a recipient, for the address is the shop's", () => {
  const fetched = { ...order, delivery: { code: "pickup" } } as OrderView;

  expect(amendmentOf(fetched, { ...same, name: "周明" })).toEqual({ recipient: { name: "周明", phone: "13812345678" } });
});

test("an invoice can be asked for later and given up again", () => {
  const asked = { ...same, invoice: "yes", invoice_holder: "personal", invoice_title: "林清", invoice_email: "lin@example.com" };
  const invoice = { holder: "personal", form: "ordinary", title: "林清", email: "lin@example.com" };

  expect(amendmentOf(order, asked)).toEqual({ invoice });
  expect(amendmentOf({ ...order, own: { ...order.own, invoice: { ...invoice, tax_number: null } } } as OrderView, same)).toEqual({ invoice: null });
});
