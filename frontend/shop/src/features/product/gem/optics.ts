export type Colour = readonly [red: number, green: number, blue: number];

/** How light goes through a stone. */
export interface Optics {
  index: number;
  /** Difference of the indices for blue and red light, the fire (B–G). */
  dispersion: number;
  /** What is swallowed along a way of one stone's width. */
  absorbs: Colour;
}

const CLEAR: Colour = [0.02, 0.02, 0.02];

const KINDS: Record<string, Optics> = {
  diamond: { index: 2.417, dispersion: 0.044, absorbs: CLEAR },
  lab_grown_diamond: { index: 2.417, dispersion: 0.044, absorbs: CLEAR },
  ruby: { index: 1.765, dispersion: 0.018, absorbs: [0.08, 2.6, 1.9] },
  sapphire: { index: 1.765, dispersion: 0.018, absorbs: [2.5, 1.5, 0.16] },
  emerald: { index: 1.577, dispersion: 0.014, absorbs: [2.2, 0.25, 1.25] },
};

/** What a colour grade swallows: nothing up to F, a breath of yellow towards Z. */
function tintOf(grade: string): Colour {
  const place = grade.length === 1 ? grade.charCodeAt(0) - "D".charCodeAt(0) : 0;
  const yellow = Math.max(0, place - 2) * 0.014;
  return [CLEAR[0] + yellow * 0.15, CLEAR[1] + yellow * 0.3, CLEAR[2] + yellow];
}

const HUES: Record<string, Colour> = {
  Yellow: [0.02, 0.14, 1.5],
  Orange: [0.05, 0.6, 2.2],
  Pink: [0.06, 0.7, 0.4],
  Red: [0.1, 2.2, 1.9],
  Purple: [0.5, 1.2, 0.2],
  Violet: [0.8, 1.2, 0.15],
  Blue: [1.2, 0.5, 0.1],
  Green: [1.1, 0.15, 0.8],
  Brown: [0.4, 0.8, 1.4],
  Gray: [0.5, 0.5, 0.5],
  Black: [3, 3, 3],
};

const STRENGTHS: Record<string, number> = { Faint: 0.15, "Very Light": 0.25, Light: 0.35, "Fancy Light": 0.5, Fancy: 0.7, "Fancy Intense": 1, "Fancy Vivid": 1.3, "Fancy Deep": 1.6, "Fancy Dark": 1.9 };

function fancy(colour: string): Colour | null {
  const words = colour.split(" ");
  const hue = HUES[words.at(-1)?.split("-").at(-1) ?? ""];
  const strength = STRENGTHS[words.slice(0, -1).join(" ")] ?? STRENGTHS["Fancy"] ?? 1;
  return hue ? [hue[0] * strength, hue[1] * strength, hue[2] * strength] : null;
}

/** By the kind and, of diamonds, by the grade or the fancy colour that the report states. */
export function opticsOf(kind: string, colour?: string | null): Optics {
  const known = KINDS[kind] ?? (KINDS["diamond"] as Optics);
  if (!colour || !kind.includes("diamond")) return known;
  return { ...known, absorbs: fancy(colour) ?? tintOf(colour) };
}

/** How metals reflect, in linear light. */
const METALS: Record<string, Colour> = {
  white: [0.86, 0.85, 0.83],
  platinum: [0.84, 0.83, 0.81],
  silver: [0.93, 0.92, 0.9],
  yellow: [1, 0.74, 0.34],
  rose: [0.98, 0.66, 0.5],
};

export const metalOf = (kind?: string | null, colour?: string | null): Colour =>
  METALS[colour ?? ""] ?? METALS[kind ?? ""] ?? METALS[kind === "gold" || kind === "k_gold" ? "yellow" : "platinum"] ?? [0.84, 0.83, 0.81];

/** Width of a round stone in mm by its weight: 1 ct is 6.5 mm, and width goes with the cube root. */
export const widthOf = (carat: number): number => 6.5 * Math.cbrt(carat);
