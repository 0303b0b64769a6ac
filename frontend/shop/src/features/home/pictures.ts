import type { Picture } from "@parure/shared";

const WIDE = { alt: "", width: 1920, height: 1080 };
const FOLDER = "../../../../../infra/local/demo/media";

/** The wide pictures of the home page, built into the shop so that no mall can lack them: null where one is not rendered yet. */
const built = import.meta.glob<string>("../../../../../infra/local/demo/media/hero-*.webp", { eager: true, query: "?url", import: "default" });

export function heroPicture(name: "diamond" | "jade" | "gold"): Picture | null {
  const url = built[`${FOLDER}/hero-${name}.webp`];
  return url ? { url, ...WIDE } : null;
}
