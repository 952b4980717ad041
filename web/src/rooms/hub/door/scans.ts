import { forget, recall, remember, remembered } from "../../../kit/stored";
import type { Waiting } from "./roll";

const PREFIX = "door.scan.";

/** Each scan under a key of its own, so that two windows of one phone lose nothing to each other. */
export function keep(scan: Waiting): void {
  remember(PREFIX + scan.scan, scan);
}

export function drop(scan: string): void {
  forget(PREFIX + scan);
}

/** All that the server has not answered yet, in the order in which they were made. */
export function waiting(): Waiting[] {
  return remembered(PREFIX)
    .map((key) => recall<Waiting>(key))
    .filter((scan) => scan !== undefined)
    .sort((a, b) => a.at.localeCompare(b.at));
}

/** A random name (UUID, version 4), also where plain http hides `crypto.randomUUID`. */
export function newName(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, "$1-$2-$3-$4-$5");
}
