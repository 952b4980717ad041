// What a phone downloads before a first page is complete, in brotli, against what we allow ourselves: the resident's, and the
// workshop's, which thirty people open at once on one Wi-Fi.
// Also refuses what strict CSP or an old phone would refuse.
import { existsSync, readFileSync, rmSync, statSync } from "node:fs";
import { filesUnder, root } from "./stamp.mjs";

const dist = `${root}dist/`;
const pages = [
  {
    name: "first load",
    document: "index.html",
    // Loaded at once though imported lazily: the first page and the Italian texts.
    with: ["src/resident/Home.svelte", "src/resident/texts/it.ts"],
    allowed: { js: 45, css: 12, all: 130 },
  },
  { name: "workshop's phone", document: "p/index.html", with: [], allowed: { js: 52, css: 10, all: 98 } },
];

export function weigh() {
  const manifest = JSON.parse(readFileSync(`${dist}.vite/manifest.json`, "utf8"));
  const faults = pages.flatMap((page) => weighPage(manifest, page));
  faults.push(...strictness(), ...oldPhones());
  if (faults.length) throw new Error(`web: ${faults.join("; ")}`);
  rmSync(`${dist}.vite`, { recursive: true });
}

function weighPage(manifest, page) {
  const files = new Set([page.document, "icon.svg"]);
  for (const key of [page.document, ...page.with]) collect(manifest, key, files);
  const size = (file) =>
    statSync(existsSync(`${dist}${file}.br`) ? `${dist}${file}.br` : dist + file).size / 1024;
  const sum = (test) => [...files].filter(test).reduce((total, file) => total + size(file), 0);
  const found = {
    js: sum((f) => f.endsWith(".js")),
    css: sum((f) => f.endsWith(".css")),
    all: sum(() => true),
  };
  const line = Object.entries(found).map(
    ([kind, kb]) => `${kind} ${kb.toFixed(1)} of ${page.allowed[kind]} KB`,
  );
  console.log(`web: ${page.name} ${line.join(", ")} (brotli)`);
  return Object.keys(found)
    .filter((kind) => found[kind] > page.allowed[kind])
    .map((kind) => `too much ${kind} for the ${page.name}`);
}

function collect(manifest, key, files) {
  const chunk = manifest[key];
  if (!chunk) throw new Error(`web: ${key} is not in the build`);
  for (const file of [chunk.file, ...(chunk.css ?? []), ...(chunk.assets ?? [])]) {
    files.add(file);
    if (file.endsWith(".css")) for (const font of fontsOf(file)) files.add(font);
  }
  for (const next of chunk.imports ?? []) if (!files.has(manifest[next].file)) collect(manifest, next, files);
}

const fontsOf = (sheet) =>
  [...readFileSync(dist + sheet, "utf8").matchAll(/url\(\/?([^)]+\.woff2)\)/g)].map((found) => found[1]);

function strictness() {
  return filesUnder(dist.slice(0, -1))
    .filter((file) => file.endsWith(".html"))
    .filter((file) => /<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=/.test(readFileSync(file, "utf8")))
    .map((file) => `inline script or style in ${file.slice(dist.length)}`);
}

/** Names that Safari 14 and Chrome 87 lack and that no compiler adds. */
function oldPhones() {
  const missing =
    /\bstructuredClone\(|Object\.hasOwn\(|\.findLast(Index)?\(|\.to(Sorted|Reversed|Spliced)\(|AbortSignal\.(timeout|any)\(|Promise\.withResolvers|Object\.groupBy/;
  return filesUnder(`${dist}assets`)
    .filter((file) => file.endsWith(".js"))
    .flatMap((file) => {
      const found = missing.exec(readFileSync(file, "utf8"));
      return found ? [`${found[0]} in ${file.slice(dist.length)}`] : [];
    });
}
