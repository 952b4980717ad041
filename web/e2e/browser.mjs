// Finds a Chromium: the one named in CHROMIUM, an installed one, or the one that npm brought (x86-64 Linux). The last is
// unpacked once into node_modules, together with the libraries that a bare machine lacks.
import { execFileSync } from "node:child_process";
import { accessSync, constants, mkdirSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const store = fileURLToPath(new URL("../node_modules/.cortile/chromium", import.meta.url));

function runs(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function installed() {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find(runs);
}

async function fromNpm() {
  const before = { ...process.env };
  mkdirSync(store, { recursive: true });
  // The package unpacks into the folder for temporary files, and its libraries only where it believes to be in a cloud.
  process.env.TMPDIR = store;
  process.env.AWS_EXECUTION_ENV = "AWS_Lambda_nodejs20.x";
  try {
    const { default: packed } = await import("@sparticuz/chromium");
    const executablePath = await packed.executablePath();
    const lacking = execFileSync("ldd", [executablePath], { encoding: "utf8" }).includes("not found");
    const env = lacking ? { ...before, LD_LIBRARY_PATH: join(store, "al2023", "lib") } : before;
    return { executablePath, env };
  } finally {
    for (const name of ["TMPDIR", "AWS_EXECUTION_ENV", "LD_LIBRARY_PATH", "FONTCONFIG_PATH", "HOME"]) {
      if (before[name] === undefined) delete process.env[name];
      else process.env[name] = before[name];
    }
  }
}

export async function launch() {
  const named = process.env.CHROMIUM || installed();
  const found = named ? { executablePath: named, env: process.env } : await fromNpm();
  return chromium.launch({
    ...found,
    headless: true,
    args: ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"],
  });
}
