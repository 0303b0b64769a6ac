import { expect, test } from "vitest";
import { strategyFor, type Asked, type Strategy } from "./strategy";

const ORIGIN = "https://parure.test";
const look = (path: string, more: Partial<Asked> = {}): Strategy =>
  strategyFor({ method: "GET", url: ORIGIN + path, mode: "cors", signed: false, ...more }, ORIGIN);

test("pages, files and pictures that were seen can be seen again without a network", () => {
  expect(look("/p/prd_1", { mode: "navigate" })).toBe("page");
  expect(look("/shop?category=ring", { mode: "navigate" })).toBe("page");
  expect(look("/assets/index-1a2b.js")).toBe("forever");
  expect(look("/media/demo/ring-800.webp")).toBe("picture");
  expect(look("/api/v1/search?q=ring")).toBe("public-data");
  expect(look("/api/v1/offers?sku=A")).toBe("public-data");
});

test("what belongs to one person is never kept", () => {
  expect(look("/api/v1/cart")).toBe("network");
  expect(look("/api/v1/me/addresses")).toBe("network");
  expect(look("/api/v1/orders/ord_1", { mode: "navigate" })).toBe("network");
  expect(look("/api/v1/products/prd_1", { signed: true })).toBe("network");
  expect(look("/portal/", { mode: "navigate" })).toBe("network");
});

test("changes, films and foreign addresses go past the worker", () => {
  expect(look("/api/v1/products", { method: "POST" })).toBe("network");
  expect(look("/media/sup/film.mp4")).toBe("network");
  expect(strategyFor({ method: "GET", url: "https://elsewhere.test/a", mode: "cors", signed: false }, ORIGIN)).toBe("network");
});
