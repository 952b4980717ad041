// Takes out of each style sheet what no page uses. The sheet is renamed after its new content, because the server
// lets browsers keep /assets/* for ever; that is safe as long as pages, not scripts, name the sheets.
import { createHash } from "node:crypto";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { PurgeCSS } from "purgecss";
import { root } from "./stamp.mjs";

const dist = `${root}dist/`;
const hooks = [
  "data-part",
  "data-state",
  "data-contrast",
  "data-night",
  "data-stage",
  "data-join",
  "data-rows",
  "data-rank",
  "data-spacing",
  "data-size",
  "aria-pressed",
  "aria-current",
  "aria-disabled",
  "aria-invalid",
  "hidden",
  "disabled",
  "dir",
  "type",
  "open",
  "href",
];

export async function sweepStyles() {
  const manifest = JSON.parse(readFileSync(`${dist}.vite/manifest.json`, "utf8"));
  const replaced = new Set();
  for (const [page, entry] of Object.entries(manifest).filter(([, chunk]) => chunk.isEntry)) {
    const scripts = reachable(manifest, entry).map((file) => ({
      raw: readFileSync(dist + file, "utf8"),
      extension: "js",
    }));
    let html = readFileSync(dist + page, "utf8");
    for (const [i, sheet] of (entry.css ?? []).entries()) {
      const css = await sweep(readFileSync(dist + sheet, "utf8"), scripts);
      const hash = createHash("sha256").update(css).digest("hex").slice(0, 8);
      entry.css[i] = `assets/${entry.name}-${hash}.css`;
      writeFileSync(dist + entry.css[i], css);
      html = html.replaceAll(sheet, entry.css[i]);
      replaced.add(sheet);
    }
    writeFileSync(dist + page, html);
  }
  for (const sheet of replaced) rmSync(dist + sheet);
  writeFileSync(`${dist}.vite/manifest.json`, JSON.stringify(manifest));
}

async function sweep(css, scripts) {
  const [swept] = await new PurgeCSS().purge({
    content: [...scripts, { raw: "<html lang dir><body class>", extension: "html" }],
    css: [{ raw: css }],
    keyframes: true,
    dynamicAttributes: hooks,
    safelist: {
      standard: [
        /^icon-(xs|sm|lg|primary|secondary|success|white)$/,
        "html",
        "body",
        ":root",
        /^h[1-6]$/,
        "table",
        "th",
        "td",
        "fieldset",
        "legend",
      ],
    },
  });
  return swept.css;
}

/** Every script that a page may ever load. */
export function reachable(manifest, chunk, seen = new Set()) {
  if (seen.has(chunk.file)) return [];
  seen.add(chunk.file);
  const next = [...(chunk.imports ?? []), ...(chunk.dynamicImports ?? [])];
  return [chunk.file, ...next.flatMap((key) => reachable(manifest, manifest[key], seen))];
}
