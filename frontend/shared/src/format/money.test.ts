import { expect, test } from "vitest";
import { exponentOf, formatMoney, moneyToInput, parseMoney } from "./money";

test("a whole amount is shown as on a price tag, a broken one to the cent", () => {
  expect(formatMoney({ amount: 1_299_000, currency: "CNY" }, "zh-CN")).toBe("¥12,990");
  expect(formatMoney({ amount: 1_299_050, currency: "CNY" }, "zh-CN")).toBe("¥12,990.50");
});

test("a reader abroad sees whose yuan, yen or dollar it is", () => {
  expect(formatMoney({ amount: 1_299_000, currency: "CNY" }, "en")).toBe("CN¥12,990");
  expect(formatMoney({ amount: 1_299_000, currency: "HKD" }, "zh-CN")).toBe("HK$12,990");
});

test("a currency keeps its own number of decimals", () => {
  expect(["CNY", "JPY", "KWD"].map(exponentOf)).toEqual([2, 0, 3]);
  expect(formatMoney({ amount: 1_500, currency: "JPY" }, "en")).toBe("¥1,500");
});

test.each([
  ["12,990.5", 1_299_050],
  [" 0.07 ", 7],
  ["100", 10_000],
  ["1.005", null],
  ["-3", null],
  ["1e3", null],
  ["", null],
])("%j typed for yuan is %j minor units", (text, amount) => {
  expect(parseMoney(text, "CNY")?.amount ?? null).toBe(amount);
});

test("what an input shows reads back as the same amount", () => {
  for (const amount of [0, 7, 100, 1_299_050]) {
    const money = { amount, currency: "CNY" };
    expect(parseMoney(moneyToInput(money), "CNY")).toEqual(money);
  }
});
