import { t } from "@lingui/core/macro";

import type { Shop, ShopAccent, ShopRounding, ShopSku, ShopTone } from "../../api/types";
import type { Tone } from "../../ui/status";

export function shopStatus({ status, suspended }: Pick<Shop, "status" | "suspended">): { name: string; tone: Tone } {
  if (suspended) return { name: t`Shut: your organisation is suspended`, tone: "bad" };
  switch (status) {
    case "draft": return { name: t`Not open yet`, tone: "wait" };
    case "open": return { name: t`Open to buyers`, tone: "good" };
    case "closed": return { name: t`Closed`, tone: "neutral" };
  }
}

export function accentName(accent: ShopAccent): string {
  switch (accent) {
    case "garnet": return t`Garnet`;
    case "rose": return t`Rose`;
    case "amber": return t`Amber`;
    case "jade": return t`Jade`;
    case "teal": return t`Teal`;
    case "sapphire": return t`Sapphire blue`;
    case "amethyst": return t`Amethyst`;
    case "ink": return t`Ink`;
  }
}

export function toneName(tone: ShopTone): string {
  switch (tone) {
    case "classic": return t`Words below the banner`;
    case "stage": return t`Words on the banner`;
    case "quiet": return t`Words alone`;
  }
}

export function roundingName(rounding: ShopRounding): string {
  switch (rounding) {
    case "exact": return t`To the cent`;
    case "yuan": return t`To the nearest yuan`;
    case "ten": return t`To the nearest ten yuan`;
    case "nine": return t`Up to a price ending in 9`;
    case "eight": return t`Up to a price ending in 8`;
  }
}

/** What a price in the shop follows from. */
export function toldName(told: ShopSku["told"]): string {
  switch (told) {
    case "mall": return t`Mall price`;
    case "markup": return t`Price list`;
    case "own": return t`Own price`;
    case "floor": return t`Supplier's minimum`;
    case null: return "—";
  }
}
