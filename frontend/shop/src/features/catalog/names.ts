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
