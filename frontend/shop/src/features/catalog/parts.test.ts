import { expect, test } from "vitest";
import { partsOf } from "./parts";

const shown = (text: string, places: [number, number][]) => partsOf(text, places).map((part) => (part.found ? `[${part.text}]` : part.text));

test("what was searched for stands out in its title", () => {
  expect(shown("晨光 六爪铂金钻戒", [[3, 5], [7, 9]])).toEqual(["晨光 ", "[六爪]", "铂金", "[钻戒]"]);
  expect(shown("Dawn", [])).toEqual(["Dawn"]);
});

test("no place makes a letter disappear or come twice", () => {
  for (const places of [[[2, 3], [0, 2], [1, 9]], [[3, 1]], [[9, 12]]] as [number, number][][]) {
    expect(partsOf("Dawn", places).map((part) => part.text).join("")).toBe("Dawn");
  }
});
