import type { ProductCard } from "@parure/shared";

/** The pieces that the published page carries, when it is in this language: then the page asks for nothing. */
export function publishedWindow(language: string): ProductCard[] | null {
  const script = document.getElementById("parure-home");
  return script?.textContent && script.getAttribute("lang") === language ? (JSON.parse(script.textContent) as ProductCard[]) : null;
}
