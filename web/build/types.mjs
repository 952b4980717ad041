// TypeScript types from the contract: the `paths` and `components` of every file in openapi/, merged as the server does.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import yaml from "js-yaml";
import openapiTS, { astToString } from "openapi-typescript";
import { root } from "./stamp.mjs";

const folder = `${root}../openapi/`;
const target = `${root}src/kit/api.gen.ts`;

function merge(into, from) {
  for (const [key, value] of Object.entries(from ?? {})) {
    if (value && typeof value === "object" && !Array.isArray(value))
      into[key] = merge(into[key] ?? {}, value);
    else into[key] = value;
  }
  return into;
}

export async function generateTypes() {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith(".yaml") && name !== "asyncapi.yaml")
    .sort();
  const rooms = names.map((name) => yaml.load(readFileSync(folder + name, "utf8")));
  const main = rooms[names.indexOf("cortile.yaml")];
  const whole = { openapi: main.openapi, info: main.info, servers: main.servers, paths: {}, components: {} };
  for (const room of rooms) {
    merge(whole.paths, room.paths);
    merge(whole.components, room.components);
  }
  const text = `// Generated from openapi/ by build.mjs.\n${astToString(await openapiTS(whole))}`;
  if (!existsSync(target) || readFileSync(target, "utf8") !== text) writeFileSync(target, text);
}
