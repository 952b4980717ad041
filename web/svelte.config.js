import { vitePreprocess } from "@sveltejs/vite-plugin-svelte";

export default {
  preprocess: vitePreprocess(),
  compilerOptions: {
    runes: true,
    // The outlet makes a page anew for every address, so a page's parameters never change under it.
    warningFilter: (warning) => warning.code !== "state_referenced_locally",
  },
};
