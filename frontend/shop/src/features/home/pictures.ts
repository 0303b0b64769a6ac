import type { Picture } from "@parure/shared";

const hero = (name: string): Picture => ({ url: `/media/demo/${name}.webp`, alt: "", width: 1920, height: 1080 });

/** The wide pictures of the home page; where a shop has none, the frames stay plain. */
export const heroPictures = { first: hero("hero-1"), second: hero("hero-2"), third: hero("hero-3") };
