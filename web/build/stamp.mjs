// A stamp is the hash of the files a step was made from, kept beside what npm installed.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));

export function filesUnder(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesUnder(`${path}/${name}`));
}

function hash(paths) {
  const sum = createHash("sha256");
  for (const file of paths.flatMap((path) => filesUnder(root + path))) {
    sum.update(file.slice(root.length)).update("\0").update(readFileSync(file)).update("\0");
  }
  return sum.digest("hex");
}

const place = (name) => `${root}node_modules/.cortile/${name}`;

export function unchanged(name, paths) {
  return existsSync(place(name)) && readFileSync(place(name), "utf8") === hash(paths);
}

export function stamp(name, paths) {
  mkdirSync(place("."), { recursive: true });
  writeFileSync(place(name), hash(paths));
}
