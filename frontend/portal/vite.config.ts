import { fileURLToPath } from "node:url";

import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

import { linguiPlugins } from "../shared/vite/lingui.ts";

export default defineConfig({
  base: "/portal/",
  plugins: [linguiPlugins(fileURLToPath(new URL("lingui.config.ts", import.meta.url))), react()],
  build: {
    outDir: "dist",
    // An inlined asset would be a data: URL, which the CSP forbids, and every asset here is better cached by its hash.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
  },
  test: { environment: "node", include: ["src/**/*.test.ts"] },
});
