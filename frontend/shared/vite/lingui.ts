import { transformAsync } from "@babel/core";
import linguiMacro from "@lingui/babel-plugin-lingui-macro";
import { lingui } from "@lingui/vite-plugin";
import type { PluginOption } from "vite";

/** Lingui for shop and portal: expands the macros and compiles the .po catalogues. Neither framework plugin of Vite 8 runs Babel by
    itself, so only files that import a macro pass through it here; TypeScript and JSX are left for Vite. */
export function linguiPlugins(configPath: string, failOnMissing = true): PluginOption {
  return [
    {
      name: "parure-lingui-macro",
      enforce: "pre",
      async transform(code, id) {
        const file = id.split("?")[0] ?? id;
        if (!/\.tsx?$/.test(file) || file.includes("node_modules") || !code.includes("@lingui/")) return null;
        const result = await transformAsync(code, {
          filename: file,
          babelrc: false,
          configFile: false,
          sourceMaps: true,
          parserOpts: { plugins: ["typescript", "jsx"] },
          plugins: [[linguiMacro, { stripMessageField: true }]],
        });
        return result?.code ? { code: result.code, map: result.map ?? null } : null;
      },
    },
    lingui({ configPath, failOnMissing, failOnCompileError: true }),
  ];
}
