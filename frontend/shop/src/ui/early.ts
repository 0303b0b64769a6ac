/** What somebody did on the published page before script was here: it is not lost when the living page takes its place. */
interface Early {
  sku: string | null;
  scrolled: number;
}

let early: Early = { sku: null, scrolled: 0 };

/** Call it right before the page is drawn over. */
export function keepEarly(): void {
  const chosen = [...document.querySelectorAll<HTMLInputElement>('main input[name="sku"]')].find((size) => size.checked && !size.defaultChecked);
  early = { sku: chosen?.value ?? null, scrolled: document.querySelector(".gallery-strip")?.scrollLeft ?? 0 };
}

/** The variant that was chosen by hand. */
export const earlyChoice = (): string | null => early.sku;

/** Call it when the living page stands: its gallery is where the reader left it, and what was pressed is pressed (public/early.js). */
export function goOnFromEarly(): void {
  if (early.scrolled) document.querySelector(".gallery-strip")?.scrollTo({ left: early.scrolled, behavior: "instant" });
  const { dataset } = document.documentElement;
  const name = dataset["pressed"];
  if (!name) return;
  delete dataset["pressed"];
  [...document.querySelectorAll<HTMLElement>("main button, main [type=checkbox]")].find((button) => (button.ariaLabel ?? button.textContent?.trim()) === name)?.click();
}
