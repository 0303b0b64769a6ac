import { msg } from "@lingui/core/macro";
import type { MessageDescriptor } from "@lingui/core";
import type { Category, Material } from "@parure/shared";

type Names<K extends string> = Record<K, MessageDescriptor>;

export const categoryNames: Names<Category> = {
  ring: msg`Rings`,
  necklace: msg`Necklaces`,
  pendant: msg`Pendants`,
  bracelet: msg`Bracelets`,
  bangle: msg`Bangles`,
  earrings: msg`Earrings`,
  brooch: msg`Brooches`,
  loose_stone: msg`Loose stones`,
  set: msg`Sets`,
  gold_bar: msg`Gold bars`,
};

export const materialNames: Names<Material> = {
  diamond: msg`Diamond`,
  lab_grown_diamond: msg`Laboratory-grown diamond`,
  jadeite: msg`Jadeite`,
  nephrite: msg`Nephrite`,
  gold: msg`Gold`,
  k_gold: msg`K-gold`,
  platinum: msg`Platinum`,
  silver: msg`Silver`,
  pearl: msg`Pearl`,
  ruby: msg`Ruby`,
  sapphire: msg`Sapphire`,
  emerald: msg`Emerald`,
  other_gem: msg`Other gems`,
};

export const craftNames: Record<string, MessageDescriptor> = {
  "3d_hard_gold": msg`3D hard gold`,
  ancient_method_gold: msg`Ancient-method gold`,
  filigree: msg`Filigree`,
  inlay: msg`Inlay`,
  prong: msg`Prong setting`,
  bezel: msg`Bezel setting`,
  pave: msg`Pavé setting`,
  channel: msg`Channel setting`,
  enamel: msg`Enamel`,
  carving: msg`Carving`,
};

export const metalNames: Record<string, MessageDescriptor> = {
  gold: msg`Gold`,
  k_gold: msg`K-gold`,
  platinum: msg`Platinum`,
  silver: msg`Silver`,
};

export const gradeNames: Record<string, MessageDescriptor> = {
  carat: msg`Carat`,
  colour: msg`Colour`,
  clarity: msg`Clarity`,
  cut: msg`Cut`,
  polish: msg`Polish`,
  symmetry: msg`Symmetry`,
  fluorescence: msg`Fluorescence`,
  shape: msg`Shape`,
};
