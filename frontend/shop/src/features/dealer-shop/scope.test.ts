import { afterEach, describe, expect, it, vi } from "vitest";

async function at(pathname: string): Promise<typeof import("./scope")> {
  vi.resetModules();
  vi.stubGlobal("location", { pathname });
  return import("./scope");
}

afterEach(() => vi.unstubAllGlobals());

describe("the scope of a document", () => {
  it("is the mall at the mall's addresses", async () => {
    const scope = await at("/shop");
    expect([scope.shop, scope.shopBase, scope.shopQuery(), scope.ofShop("bag")]).toEqual([null, "", {}, "bag"]);
    expect(scope.withinShop("/shop")).toBe("/shop");
  });

  it("is one dealer's shop below its address, and no page of it knows the beginning", async () => {
    const scope = await at("/s/maison-aube/p/prd_1");
    expect([scope.shop, scope.shopQuery(), scope.ofShop("bag")]).toEqual(["maison-aube", { shop: "maison-aube" }, "bag@maison-aube"]);
    expect([scope.withinShop("/s/maison-aube"), scope.withinShop("/s/maison-aube/cart")]).toEqual(["/", "/cart"]);
  });

  it("is left for another shop and for the mall", async () => {
    const scope = await at("/s/maison-aube");
    expect(["/s/maison-aube/cart", "/s/maison", "/cart", "/"].map(scope.entersOther)).toEqual([false, true, true, true]);
  });
});
