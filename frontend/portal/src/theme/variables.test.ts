import { convertCssVariables, deepMerge, DEFAULT_THEME, defaultCssVariablesResolver, mergeMantineTheme } from "@mantine/core";
import { expect, test } from "vitest";

import { houseColours, theme } from "./theme";

/**
 * MantineProvider would write these into a <style> element, and `style-src 'self'` would drop them: so they stand in a
 * file. After a change of the theme write it anew with `npm run test --workspace portal -- -u`.
 */
test("the static variables are those of the theme", async () => {
  const merged = mergeMantineTheme(DEFAULT_THEME, theme);
  const { variables, light } = deepMerge(defaultCssVariablesResolver(merged), houseColours(merged));

  // The portal has one colour scheme, so the dark half would be dead weight.
  const css = convertCssVariables({ variables, light: { "--mantine-color-scheme": "light", ...light }, dark: {} }, ":root");

  await expect(`${css.replaceAll(";", ";\n")}\n`).toMatchFileSnapshot("./variables.css");
});
