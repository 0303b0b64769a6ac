/** QR codes (ISO/IEC 18004), as far as addresses need them: bytes, level M, versions 1 to 10 (213 bytes). */

/** Per version: error correction bytes in a block, blocks of the first kind and their data bytes, blocks of the second kind. */
const BLOCKS: readonly (readonly [number, number, number, number])[] = [
  [10, 1, 16, 0],
  [16, 1, 28, 0],
  [26, 1, 44, 0],
  [18, 2, 32, 0],
  [24, 2, 43, 0],
  [16, 4, 27, 0],
  [18, 4, 31, 0],
  [22, 2, 38, 2],
  [22, 3, 36, 2],
  [26, 4, 43, 1],
];

const ALIGNED: readonly (readonly number[])[] = [[], [6, 18], [6, 22], [6, 26], [6, 30], [6, 34], [6, 22, 38], [6, 24, 42], [6, 26, 46], [6, 28, 50]];

/** The code as rows of dark (true) and light modules, without its quiet zone; null for what is too long. */
export function qrOf(text: string): boolean[][] | null {
  const bytes = [...new TextEncoder().encode(text)];
  const version = BLOCKS.findIndex((_, index) => bytes.length <= dataBytes(index + 1) - (index + 1 < 10 ? 2 : 3)) + 1;
  if (version === 0) return null;
  const words = interleaved(encoded(bytes, version), version);
  const grids = [0, 1, 2, 3, 4, 5, 6, 7].map((mask) => drawn(words, version, mask));
  return grids.reduce((best, grid) => (penalty(grid) < penalty(best) ? grid : best));
}

function dataBytes(version: number): number {
  const [, first, size, second] = BLOCKS[version - 1] ?? [0, 0, 0, 0];
  return first * size + second * (size + 1);
}

function encoded(bytes: readonly number[], version: number): number[] {
  const bits: number[] = [];
  const put = (value: number, count: number) => {
    for (let at = count - 1; at >= 0; at -= 1) bits.push((value >> at) & 1);
  };
  put(0b0100, 4);
  put(bytes.length, version < 10 ? 8 : 16);
  for (const byte of bytes) put(byte, 8);
  const room = dataBytes(version) * 8;
  put(0, Math.min(4, room - bits.length));
  while (bits.length % 8) bits.push(0);
  const words: number[] = [];
  for (let at = 0; at < bits.length; at += 8) words.push(Number.parseInt(bits.slice(at, at + 8).join(""), 2));
  for (let pad = 0xec; words.length < dataBytes(version); pad ^= 0xec ^ 0x11) words.push(pad);
  return words;
}

function interleaved(words: readonly number[], version: number): number[] {
  const [correction, first, size, second] = BLOCKS[version - 1] ?? [0, 0, 0, 0];
  const blocks: number[][] = [];
  let at = 0;
  for (let block = 0; block < first + second; block += 1) {
    const long = block < first ? size : size + 1;
    blocks.push(words.slice(at, at + long));
    at += long;
  }
  const checks = blocks.map((block) => checkBytes(block, correction));
  const woven: number[] = [];
  for (let index = 0; index <= size; index += 1) for (const block of blocks) if (index < block.length) woven.push(block[index] ?? 0);
  for (let index = 0; index < correction; index += 1) for (const check of checks) woven.push(check[index] ?? 0);
  return woven;
}

const EXP = new Uint8Array(512);
const LOG = new Uint8Array(256);
for (let power = 0, value = 1; power < 255; power += 1) {
  EXP[power] = EXP[power + 255] = value;
  LOG[value] = power;
  value <<= 1;
  if (value & 0x100) value ^= 0x11d;
}
const times = (a: number, b: number): number => (a && b ? (EXP[(LOG[a] ?? 0) + (LOG[b] ?? 0)] ?? 0) : 0);

/** Reed–Solomon: the remainder of the block divided by the generator. */
function checkBytes(block: readonly number[], count: number): number[] {
  let generator = [1];
  for (let power = 0; power < count; power += 1) {
    const next = new Array<number>(generator.length + 1).fill(0);
    generator.forEach((factor, index) => {
      next[index] = (next[index] ?? 0) ^ factor;
      next[index + 1] = (next[index + 1] ?? 0) ^ times(factor, EXP[power] ?? 0);
    });
    generator = next;
  }
  const rest = [...block, ...new Array<number>(count).fill(0)];
  block.forEach((_, index) => {
    const lead = rest[index] ?? 0;
    generator.forEach((factor, offset) => (rest[index + offset] = (rest[index + offset] ?? 0) ^ times(factor, lead)));
  });
  return rest.slice(block.length);
}

type Grid = (boolean | null)[][];

function drawn(words: readonly number[], version: number, mask: number): boolean[][] {
  const size = 17 + 4 * version;
  const grid: Grid = Array.from({ length: size }, () => new Array<boolean | null>(size).fill(null));
  drawPatterns(grid, version);
  drawFormat(grid, mask);
  if (version >= 7) drawVersion(grid, version);
  fill(grid, words, mask);
  return grid as boolean[][];
}

function put(grid: Grid, x: number, y: number, dark: boolean): void {
  const row = grid[y];
  if (row && x >= 0 && x < row.length) row[x] = dark;
}

function drawPatterns(grid: Grid, version: number): void {
  const size = grid.length;
  for (const [cx, cy] of [[3, 3], [size - 4, 3], [3, size - 4]] as const) {
    for (let dy = -4; dy <= 4; dy += 1) for (let dx = -4; dx <= 4; dx += 1) put(grid, cx + dx, cy + dy, ![2, 4].includes(Math.max(Math.abs(dx), Math.abs(dy))));
  }
  const places = ALIGNED[version - 1] ?? [];
  const last = places.at(-1);
  for (const cy of places) {
    for (const cx of places) {
      if ((cx === 6 && cy === 6) || (cx === 6 && cy === last) || (cx === last && cy === 6)) continue;
      for (let dy = -2; dy <= 2; dy += 1) for (let dx = -2; dx <= 2; dx += 1) put(grid, cx + dx, cy + dy, Math.max(Math.abs(dx), Math.abs(dy)) !== 1);
    }
  }
  for (let at = 8; at < size - 8; at += 1) {
    put(grid, at, 6, at % 2 === 0);
    put(grid, 6, at, at % 2 === 0);
  }
}

/** Level M is 00, then the mask, protected by a BCH code. */
function drawFormat(grid: Grid, mask: number): void {
  const size = grid.length;
  let rest = mask;
  for (let step = 0; step < 10; step += 1) rest = (rest << 1) ^ ((rest >> 9) * 0x537);
  const bits = ((mask << 10) | rest) ^ 0x5412;
  const bit = (at: number) => ((bits >> at) & 1) === 1;
  for (let at = 0; at < 8; at += 1) put(grid, size - 1 - at, 8, bit(at));
  for (let at = 8; at < 15; at += 1) put(grid, 8, size - 15 + at, bit(at));
  for (let at = 0; at < 6; at += 1) put(grid, 8, at, bit(at));
  put(grid, 8, 7, bit(6));
  put(grid, 8, 8, bit(7));
  put(grid, 7, 8, bit(8));
  for (let at = 9; at < 15; at += 1) put(grid, 14 - at, 8, bit(at));
  put(grid, 8, size - 8, true);
}

function drawVersion(grid: Grid, version: number): void {
  const size = grid.length;
  let rest = version;
  for (let step = 0; step < 12; step += 1) rest = (rest << 1) ^ ((rest >> 11) * 0x1f25);
  const bits = (version << 12) | rest;
  for (let at = 0; at < 18; at += 1) {
    const dark = ((bits >> at) & 1) === 1;
    put(grid, size - 11 + (at % 3), Math.floor(at / 3), dark);
    put(grid, Math.floor(at / 3), size - 11 + (at % 3), dark);
  }
}

const MASKS: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

/** Two columns at a time from the right, up and down in turn. */
function fill(grid: Grid, words: readonly number[], mask: number): void {
  const size = grid.length;
  const flips = MASKS[mask] ?? (() => false);
  let at = 0;
  for (let right = size - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5;
    for (let step = 0; step < size; step += 1) {
      for (const x of [right, right - 1]) {
        const y = ((right + 1) & 2) === 0 ? size - 1 - step : step;
        if (grid[y]?.[x] !== null) continue;
        const dark = (((words[at >> 3] ?? 0) >> (7 - (at & 7))) & 1) === 1;
        put(grid, x, y, dark !== flips(x, y));
        at += 1;
      }
    }
  }
}

/** How hard it is to read: long runs, squares, what looks like a finder, and an uneven share of dark. */
function penalty(grid: readonly (readonly boolean[])[]): number {
  const size = grid.length;
  const columns = Array.from({ length: size }, (_, x) => grid.map((row) => row[x] ?? false));
  let points = 0;
  for (const line of [...grid, ...columns]) {
    const text = line.map((dark) => (dark ? "1" : "0")).join("");
    for (const run of text.match(/0{5,}|1{5,}/g) ?? []) points += run.length - 2;
    for (let at = 0; at + 11 <= size; at += 1) if (["10111010000", "00001011101"].includes(text.slice(at, at + 11))) points += 40;
  }
  for (let y = 0; y + 1 < size; y += 1) {
    for (let x = 0; x + 1 < size; x += 1) {
      const corner = grid[y]?.[x];
      if (corner === grid[y]?.[x + 1] && corner === grid[y + 1]?.[x] && corner === grid[y + 1]?.[x + 1]) points += 3;
    }
  }
  const dark = grid.flat().filter(Boolean).length;
  return points + Math.floor(Math.abs((dark * 20) / (size * size) - 10)) * 10;
}
