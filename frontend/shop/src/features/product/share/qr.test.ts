import decode from "jsqr";
import { expect, test } from "vitest";
import { qrOf } from "./qr";

const SCALE = 4;
const QUIET = 4;

/** What a reader that is none of ours reads, from the pixels of the code with its quiet zone. */
function read(code: readonly (readonly boolean[])[]): string | null {
  const side = (code.length + 2 * QUIET) * SCALE;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      const dark = code[Math.floor(y / SCALE) - QUIET]?.[Math.floor(x / SCALE) - QUIET];
      if (dark) pixels.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3);
    }
  }
  const found = decode(pixels, side, side);
  return found && new TextDecoder().decode(Uint8Array.from(found.binaryData));
}

test.each([
  ["one letter", "P"],
  ["a page of the mall", "https://parure.example/p/prd_01JD3N0E6S0V1G3N5W7X9Y2Z4B"],
  ["a page of a dealer's shop, in English", "https://parure.example/s/maison-aube/en/p/prd_01JD3N0E6S0V1G3N5W7X9Y2Z4B?from=share"],
  ["Chinese", "https://parure.example/shop?wish=两万元以内的求婚钻戒"],
  ["accents and a stone", "Lumière — 💎"],
])("a reader of another house reads %s", (_, text) => {
  const code = qrOf(text);

  expect(code && read(code)).toBe(text);
});

test("every size of code is read, filled to its last byte and with one byte to spare", () => {
  const lengths = [14, 26, 42, 62, 84, 106, 122, 152, 180, 213];
  for (const [index, most] of lengths.entries()) {
    for (const length of [most, most - 1]) {
      const text = "https://parure.example/".padEnd(length, "0123456789abcdef").slice(0, length);
      const code = qrOf(text);
      expect(code).toHaveLength(21 + 4 * index);
      expect(code && read(code)).toBe(text);
    }
  }
});

test("a code with a stain is still read", () => {
  const address = "https://parure.example/p/prd_01JD3N0E6S0V1G3N5W7X9Y2Z4B";
  const onStain = (at: number) => at >= 12 && at < 16;

  const code = qrOf(address)?.map((row, y) => row.map((dark, x) => dark !== (onStain(x) && onStain(y))));

  expect(code && read(code)).toBe(address);
});

test("what is longer than the largest code gets none", () => {
  expect(qrOf("x".repeat(214))).toBeNull();
});
