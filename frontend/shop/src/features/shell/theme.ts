export type Theme = "system" | "light" | "dark";
export const themes: readonly Theme[] = ["system", "light", "dark"];

const REMEMBERED = "parure.theme";

export function rememberedTheme(): Theme {
  try {
    const kept = localStorage.getItem(REMEMBERED);
    return kept === "light" || kept === "dark" ? kept : "system";
  } catch {
    return "system"; // storage may be forbidden by the browser's settings
  }
}

/** Keeps the choice; public/theme.js, which painted the page, paints it again. */
export function chooseTheme(theme: Theme): void {
  try {
    if (theme === "system") localStorage.removeItem(REMEMBERED);
    else localStorage.setItem(REMEMBERED, theme);
  } catch {
    return; // without storage the system's theme stays
  }
  dispatchEvent(new Event("parure:theme"));
}
