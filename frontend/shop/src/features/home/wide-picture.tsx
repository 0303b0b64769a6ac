/** The wide pictures of the house: full width for a desk, the square around the piece for a phone (infra/local/demo/heroes.py). */
export type WideName = "diamond" | "jade" | "gold";

const WIDTHS = [960, 1440, 1920];
const SQUARES = [480, 800, 1080];
const DESK = "(min-width: 48rem)";

const srcset = (name: string, widths: readonly number[], format: string): string => widths.map((width) => `/hero/${name}-${width}.${format} ${width}w`).join(", ");

/** `first`: the picture that the page opens with, loaded before all others. */
export function WidePicture({ name, first = false, sizes, class: extra }: { name: WideName; first?: boolean; sizes: string; class: string }) {
  const square = `${name}-square`;
  return (
    <span class={`picture ${extra}`}>
      <picture>
        <source media={DESK} type="image/avif" srcset={srcset(name, WIDTHS, "avif")} sizes={sizes} />
        <source media={DESK} type="image/webp" srcset={srcset(name, WIDTHS, "webp")} sizes={sizes} />
        <source type="image/avif" srcset={srcset(square, SQUARES, "avif")} sizes="100vw" />
        <img
          src={`/hero/${square}-800.webp`}
          srcset={srcset(square, SQUARES, "webp")}
          sizes="100vw"
          alt=""
          width={1080}
          height={1080}
          loading={first ? "eager" : "lazy"}
          decoding="async"
          fetchpriority={first ? "high" : "auto"}
        />
      </picture>
    </span>
  );
}
