/** A facet: points with nx·x + ny·y + nz·z ≤ d are stone. */
export type Plane = readonly [nx: number, ny: number, nz: number, d: number];
type Vector = readonly [number, number, number];
type Outline = readonly (readonly [number, number])[];

/** A cut stone, one wide at its girdle, table up; the girdle's middle is z = 0. */
export interface Cut {
  planes: readonly Plane[];
  /** Length over width. */
  ratio: number;
  top: number;
  bottom: number;
}

export interface Proportions {
  /** Of the width, as reports state them: 0.57 and 0.61. */
  table: number;
  depth: number;
  ratio: number;
}

const GIRDLE = 0.016;
const POINTS = 64;
/** Of the pavilion's depth: each of the first two steps of a step cut. */
const STEP = 0.3;
const rad = (degrees: number): number => (degrees * Math.PI) / 180;
const cross = (a: Vector, b: Vector): Vector => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
const minus = (a: Vector, b: Vector): Vector => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];

function plane(normal: Vector, through: Vector): Plane {
  const long = Math.hypot(...normal);
  const [x, y, z] = [normal[0] / long, normal[1] / long, normal[2] / long];
  return [x, y, z, x * through[0] + y * through[1] + z * through[2]];
}

/** The plane through the tangent of the rim at a point and one point further in, facing up or down. */
function leaning(rim: Vector, along: Vector, inner: Vector, up: boolean): Plane {
  const normal = cross(along, minus(inner, rim));
  return plane(normal[2] > 0 === up ? normal : [-normal[0], -normal[1], -normal[2]], rim);
}

/** The outline as a lapidary presses it, counter-clockwise, one wide. */
function outlineOf(shape: string, ratio: number): Outline {
  return Array.from({ length: POINTS }, (_, index) => {
    const angle = (2 * Math.PI * index) / POINTS;
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    switch (shape) {
      case "cushion":
        return squarish(cos, sin, 2.7, ratio);
      case "princess":
      case "radiant":
        return squarish(cos, sin, 7, ratio);
      case "marquise":
        return pointed(angle, ratio);
      case "pear":
        return drop(angle, ratio);
      default:
        return [0.5 * cos, 0.5 * ratio * sin];
    }
  });
}

const squarish = (cos: number, sin: number, power: number, ratio: number): readonly [number, number] => {
  const reach = 0.5 / (Math.abs(cos) ** power + Math.abs(sin) ** power) ** (1 / power);
  return [reach * cos, reach * sin * ratio];
};

/** Two arcs that meet in points at both ends. */
function pointed(angle: number, ratio: number): readonly [number, number] {
  const y = 0.5 * ratio * Math.sin(angle);
  const half = 0.5 * ratio;
  const radius = (half * half + 0.25) / 1;
  const x = Math.sqrt(Math.max(0, radius * radius - y * y)) - (radius - 0.5);
  return [Math.max(0.004, x) * Math.sign(Math.cos(angle) || 1), y];
}

/** Round at one end, a point at the other. */
function drop(angle: number, ratio: number): readonly [number, number] {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  if (sin <= 0) return [0.5 * cos, 0.5 * sin - 0.1];
  const tip = ratio - 0.5;
  return [0.5 * cos * (1 - 0.16 * sin * sin) , tip * sin - 0.1];
}

/** The facets of the round brilliant on any convex outline. */
function brilliant(shape: string, { table, depth, ratio }: Proportions): Cut {
  const outline = outlineOf(shape, ratio);
  // Reports name table and depth; the crown of nearly all brilliants stands at 34.5 degrees, and the rest of the depth is pavilion.
  const crown = ((1 - table) / 2) * Math.tan(rad(34.5));
  const pavilion = Math.min(0.56, Math.max(0.34, depth - crown - 2 * GIRDLE));
  const planes: Plane[] = [[0, 0, 1, GIRDLE + crown]];
  const at = (index: number): readonly [number, number] => outline[(index + POINTS) % POINTS] ?? [0, 0];
  const lean = (index: number, height: number, share: number, level: number, up: boolean, rim = 1) => {
    const [x, y] = at(index);
    const [[ax, ay], [bx, by]] = [at(index - 1), at(index + 1)];
    planes.push(leaning([x * rim, y * rim, height], [bx - ax, by - ay, 0], [x * share, y * share, level], up));
  };
  const step = POINTS / 16;
  for (let index = 0; index < POINTS; index += 2 * step) {
    lean(index, GIRDLE, table, GIRDLE + crown, true);
    lean(index, -GIRDLE, 0, -GIRDLE - pavilion, false);
  }
  for (let index = step / 2; index < POINTS; index += step) {
    lean(index, GIRDLE, 0.76, GIRDLE + crown * 0.66, true, 0.985);
    lean(index, -GIRDLE, 0.2, -GIRDLE - pavilion * 0.835, false, 0.985);
  }
  const star = table * Math.cos(Math.PI / 8);
  for (let index = step; index < POINTS; index += 2 * step) {
    lean(index, GIRDLE + crown, star + 0.2, GIRDLE + crown - 0.1 * Math.tan(rad(23)), true, star);
  }
  for (let index = 0; index < POINTS; index += 2) {
    const [x, y] = at(index);
    const [[ax, ay], [bx, by]] = [at(index - 1), at(index + 1)];
    planes.push(plane([by - ay, ax - bx, 0], [x, y, 0]));
  }
  return { planes, ratio, top: GIRDLE + crown, bottom: -GIRDLE - pavilion };
}

/** Emerald and Asscher cut: rectangles with cut corners, stepping in. */
function stepped({ table, depth, ratio }: Proportions): Cut {
  const [a, b] = [0.5, 0.5 * ratio];
  const corner = 0.14;
  const outline: Outline = [[a, -b + corner], [a, b - corner], [a - corner, b], [-a + corner, b], [-a, b - corner], [-a, -b + corner], [-a + corner, -b], [a - corner, -b]];
  const crown = Math.min(0.17, (1 - table) * 0.36);
  const pavilion = Math.min(0.6, Math.max(0.36, depth - crown - 2 * GIRDLE));
  // The last step of the pavilion runs down to the keel, wherever the stated depth puts it.
  const before = pavilion * STEP * (1 / Math.tan(rad(56)) + 1 / Math.tan(rad(47)));
  const keel = (Math.atan2(pavilion * (1 - 2 * STEP), a - before) * 180) / Math.PI;
  const planes: Plane[] = [[0, 0, 1, GIRDLE + crown]];
  outline.forEach(([x, y], index) => {
    const [nx, ny] = outline[(index + 1) % outline.length] ?? [0, 0];
    const long = Math.hypot(nx - x, ny - y);
    const out: readonly [number, number] = [(ny - y) / long, (x - nx) / long];
    const middle: readonly [number, number] = [(x + nx) / 2, (y + ny) / 2];
    planes.push(plane([out[0], out[1], 0], [...middle, 0]));
    for (const [sign, angles, deep] of [[1, [48, 39, 29], crown / 2.6], [-1, [56, 47, keel], pavilion * STEP]] as const) {
      let [reach, level] = [0, GIRDLE];
      for (const angle of angles) {
        const slope = rad(angle);
        const place: Vector = [middle[0] - out[0] * reach, middle[1] - out[1] * reach, sign * level];
        planes.push(plane([out[0] * Math.sin(slope), out[1] * Math.sin(slope), sign * Math.cos(slope)], place));
        reach += deep / Math.tan(slope);
        level += deep;
      }
    }
  });
  return { planes, ratio, top: GIRDLE + crown, bottom: -GIRDLE - pavilion };
}

const USUAL: Record<string, Proportions> = {
  round: { table: 0.57, depth: 0.615, ratio: 1 },
  oval: { table: 0.57, depth: 0.62, ratio: 1.35 },
  cushion: { table: 0.58, depth: 0.66, ratio: 1.06 },
  princess: { table: 0.68, depth: 0.7, ratio: 1 },
  radiant: { table: 0.66, depth: 0.67, ratio: 1.2 },
  emerald: { table: 0.62, depth: 0.66, ratio: 1.4 },
  asscher: { table: 0.6, depth: 0.66, ratio: 1 },
  pear: { table: 0.57, depth: 0.62, ratio: 1.5 },
  marquise: { table: 0.57, depth: 0.61, ratio: 1.9 },
};

const STEPPED = new Set(["emerald", "asscher"]);

/** The facets of a cut; what a report does not say is as usual for the shape. */
export function cutOf(shape: string, stated: Partial<Proportions> = {}): Cut {
  const usual = USUAL[shape] ?? (USUAL["round"] as Proportions);
  const said = Object.fromEntries(Object.entries(stated).filter(([, value]) => Number.isFinite(value)));
  const proportions = { ...usual, ...said } as Proportions;
  return STEPPED.has(shape) ? stepped(proportions) : brilliant(shape, proportions);
}
