import { fileURLToPath } from "node:url";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";

const page = (name) => fileURLToPath(new URL(name, import.meta.url));
const server = process.env.CORTILE_URL ?? "http://localhost:8080";

export default defineConfig({
  plugins: [svelte()],
  base: "/",
  build: {
    target: ["safari14", "chrome87"],
    cssTarget: ["safari14", "chrome87"],
    manifest: true,
    assetsInlineLimit: 0,
    // Purging renames the style sheets, so only pages may name them: see build/styles.mjs.
    // Old phones that know no modulepreload load the same files a little later; the polyfill would cost the others half a kilobyte.
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: {
        resident: page("index.html"),
        conduce: page("conduce/index.html"),
        p: page("p/index.html"),
        porta: page("porta/index.html"),
        schermo: page("schermo/index.html"),
      },
      checks: { pluginTimings: false },
    },
  },
  css: {
    preprocessorOptions: {
      scss: {
        loadPaths: [page("node_modules/bootstrap-italia/src/scss")],
        quietDeps: true,
        silenceDeprecations: ["import", "global-builtin", "color-functions", "if-function", "abs-percent"],
      },
    },
  },
  server: { proxy: { "/api": server, "/feed": { target: server, ws: true } } },
  resolve: process.env.VITEST ? { conditions: ["browser"] } : {},
  test: { include: ["src/**/*.test.ts"] },
});
