import type { ProductView } from "@parure/shared";
import { cutOf } from "./cuts";
import { gemOf, type Stone } from "./has-gem";
import { metalOf, opticsOf, widthOf } from "./optics";
import type { Scene, Setting } from "./stage";

/** What can be drawn of a product. */
export interface Drawable {
  stone: Stone;
  /** Of one stone, where the weight is known. */
  carat: number | null;
  stated: { table: number | null; depth: number | null };
  /** A ring with one stone and nothing beside it is shown as a ring. */
  isRing: boolean;
  scene: (asRing: boolean, daylight: boolean) => Scene;
}

type Facts = { shape?: string | null; carat?: string | null; count?: number; colour?: string | null; table_percent?: string | null; depth_percent?: string | null; measurements?: { length_mm: string; width_mm: string } | null };

const DEFAULT_INNER_MM = 16.5;
const PRONG_MM = 0.42;

export function drawableOf(product: Pick<ProductView, "attributes" | "category">): Drawable | null {
  const stone = gemOf(product);
  if (!stone) return null;
  const facts = stone as Facts;
  const carat = facts.carat ? Number(facts.carat) / (facts.count ?? 1) : null;
  const share = (percent?: string | null) => (percent ? Number(percent) / 100 : null);
  const stated = { table: share(facts.table_percent), depth: share(facts.depth_percent) };
  const shape = facts.shape ?? "round";
  const cut = cutOf(shape, { table: stated.table ?? NaN, depth: stated.depth ?? NaN, ratio: shape === "round" ? NaN : ratioOf(facts) });
  const { metal, stones = [] } = product.attributes;
  const isRing = product.category === "ring" && stones.length === 1 && (facts.count ?? 1) === 1 && metal !== null && metal !== undefined;
  const optics = opticsOf(stone.kind, facts.colour);
  return {
    stone,
    carat,
    stated,
    isRing,
    scene: (asRing, daylight) => ({ cut, optics, daylight, metal: metalOf(metal?.kind, metal?.colour), setting: asRing ? settingFor(carat ?? 0.5, shape) : null }),
  };
}

function ratioOf({ measurements }: Facts): number {
  if (!measurements) return NaN;
  const [one, other] = [Number(measurements.length_mm), Number(measurements.width_mm)];
  return one > 0 && other > 0 ? Math.max(one, other) / Math.min(one, other) : NaN;
}

/** A band of usual measures around a stone of this weight. */
function settingFor(carat: number, shape: string): Setting {
  const width = widthOf(carat);
  return {
    innerRadius: DEFAULT_INNER_MM / 2 / width,
    halfBand: 1.05 / width,
    halfThick: 0.85 / width,
    below: 0.56,
    prongs: shape === "round" ? 6 : 4,
    prong: PRONG_MM / width,
  };
}
