// Finds a Chromium: the one named in CHROMIUM, an installed one, or the one that npm brought (x86-64 Linux). The last is
// unpacked once into node_modules, together with the libraries that a bare machine lacks.
import { execFileSync } from "node:child_process";
import { accessSync, constants, existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
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

// The package unpacks into the folder for temporary files, and its libraries only where it believes to be in a cloud.
async function unpack(folder) {
  const before = { ...process.env };
  mkdirSync(folder, { recursive: true });
  process.env.TMPDIR = folder;
  process.env.AWS_EXECUTION_ENV = "AWS_Lambda_nodejs20.x";
  try {
    const { default: packed } = await import("@sparticuz/chromium");
    await packed.executablePath();
  } finally {
    for (const name of ["TMPDIR", "AWS_EXECUTION_ENV", "LD_LIBRARY_PATH", "FONTCONFIG_PATH", "HOME"]) {
      if (before[name] === undefined) delete process.env[name];
      else process.env[name] = before[name];
    }
  }
}

// It appears as a whole: two walks may want it at the same moment, and one may be stopped while it unpacks.
async function fromNpm() {
  if (!existsSync(store)) {
    const own = `${store}-${process.pid}`;
    await unpack(own);
    try {
      renameSync(own, store);
    } catch (error) {
      if (!existsSync(store)) throw error;
      rmSync(own, { recursive: true });
    }
  }
  const executablePath = join(store, "chromium");
  const lacking = execFileSync("ldd", [executablePath], { encoding: "utf8" }).includes("not found");
  const env = lacking ? { ...process.env, LD_LIBRARY_PATH: join(store, "al2023", "lib") } : process.env;
  return { executablePath, env };
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
