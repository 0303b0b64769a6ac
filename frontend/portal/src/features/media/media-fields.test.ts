import { expect, test } from "vitest";

import { mediaContentOf, mediaFieldsOf, moved, noMedia } from "./media-fields";

test("an entry moves to its new place, and ends are ends", () => {
  expect(moved(["a", "b", "c"], 2, 0)).toEqual(["c", "a", "b"]);
  expect(moved(["a", "b", "c"], 0, 9)).toEqual(["b", "c", "a"]);
  expect(moved(["a", "b", "c"], 1, -1)).toEqual(["b", "a", "c"]);
  expect(moved(["a"], 4, 0)).toEqual(["a"]);
});

test("a listing of before films and turns has none", () => {
  const image = { key: "media/demo/a.webp", alt: { zh: "戒指", en: "Ring" } };

  expect(mediaFieldsOf({ images: [image] })).toEqual({ ...noMedia(), images: [{ ...image, width: null, height: null, widths: [], placeholder: null }] });
});

test("words are sent without blanks around them, the rest as it came", () => {
  const spin = { key: "media/org/med_1", alt: { zh: " 转 ", en: " Turn " }, frames: 36 };

  expect(mediaContentOf({ ...noMedia(), spin }).spin).toEqual({ ...spin, alt: { zh: "转", en: "Turn" } });
});
