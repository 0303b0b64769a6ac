import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const SOURCE = fileURLToPath(new URL("./src", import.meta.url));
/** What is on the screen before anybody has touched it: home, list, product, and what a list cannot be used without. */
const ROOTS = [
  "main.tsx",
  ...["home", "shop", "product", "dealer-home", "not-found"].map((page) => `pages/${page}.tsx`),
  ...["facet-panel", "nothing-found", "search-panel"].map((part) => `features/search/${part}.tsx`),
  "features/dealer-shop/enter.ts",
];
const STATIC = /(?:^|\n)(?:import|export)\s(?:type\s)?(?:[^"';]*?\sfrom\s)?"(\.[^"]+)"/g;

/** The files of the first paint, below src/: whatever the roots import without `import()`. Their sentences are the first
    catalogue; all others wait in the second one (src/catalogues.ts) until something of theirs is opened. */
export function firstPaint(): string[] {
  const found = new Set<string>();
  const open = ROOTS.map((root) => join(SOURCE, root)).filter(existsSync);
  for (let file = open.pop(); file; file = open.pop()) {
    if (found.has(file)) continue;
    found.add(file);
    for (const [, name] of readFileSync(file, "utf8").matchAll(STATIC)) {
      const target = resolved(dirname(file), name ?? "");
      if (target) open.push(target);
    }
  }
  return [...found].map((file) => relative(SOURCE, file)).sort();
}

/** The source file that a relative import names; none for styles, pictures and data. */
export function resolved(folder: string, name: string): string | undefined {
  const path = join(folder, name);
  return [`${path}.ts`, `${path}.tsx`, join(path, "index.ts")].find(existsSync);
}
