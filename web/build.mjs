// Builds or checks the pages. `node build.mjs` installs, generates, builds and weighs; `--check` lints, types and tests.
// Both are quick when nothing changed, because each step leaves a stamp of what it was made from.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { compressAll } from "./build/compress.mjs";
import { root, stamp, unchanged } from "./build/stamp.mjs";
import { weigh } from "./build/weigh.mjs";

const run = (command, args) => {
  const { status } = spawnSync(command, args, { cwd: root, stdio: "inherit" });
  if (status !== 0) process.exit(1);
};
const bin = (name, ...args) => run(process.execPath, [`node_modules/${name}`, ...args]);
const npm = process.platform === "win32" ? "npm.cmd" : "npm";

if (!existsSync(`${root}node_modules`) || !unchanged("install", ["package.json", "package-lock.json"])) {
  run(npm, ["ci", "--no-audit", "--no-fund"]);
  stamp("install", ["package.json", "package-lock.json"]);
}

// Only now are there packages to import.
const { generateTypes } = await import("./build/types.mjs");
await generateTypes();

const sources = [
  "package-lock.json",
  "src",
  "public",
  "build",
  "build.mjs",
  "index.html",
  "conduce",
  "p",
  "porta",
  "schermo",
  "vite.config.mjs",
];

if (process.argv.includes("--check")) {
  const checked = [...sources, "e2e", "biome.json", "tsconfig.json"];
  if (unchanged("check", checked) && !process.argv.includes("--force")) {
    console.log("web: checked before, nothing changed");
  } else {
    bin("@biomejs/biome/bin/biome", "ci", ".");
    bin("svelte-check/bin/svelte-check", "--fail-on-warnings");
    bin("vitest/vitest.mjs", "run");
    stamp("check", checked);
  }
} else if (existsSync(`${root}dist/index.html`) && unchanged("build", sources)) {
  console.log("web: built before, nothing changed");
} else {
  bin("vite/bin/vite.js", "build", "--logLevel", "warn");
  const { sweepStyles } = await import("./build/styles.mjs");
  await sweepStyles();
  compressAll();
  weigh();
  stamp("build", sources);
}
