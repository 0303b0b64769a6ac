import type { Picture } from "@parure/shared";

const WIDE = { alt: "", width: 1920, height: 1080 };

/** The wide pictures of the home page, built into the shop; a frame whose picture is not there stays plain. */
const built = import.meta.glob<string>("./pictures/hero-*.webp", { eager: true, query: "?url", import: "default" });

export function heroPicture(number: 1 | 2 | 3): Picture | null {
  const url = built[`./pictures/hero-${number}.webp`];
  return url ? { url, ...WIDE } : null;
}
