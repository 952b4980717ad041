import { recall, remember } from "../../kit/stored";

/** A number of this device's own, so that everybody reads the projects in another order, and always in the same one. */
export function seed(): number {
  const known = recall<number>("order");
  if (known !== undefined) return known;
  const fresh = Math.floor(Math.random() * 2 ** 31);
  remember("order", fresh);
  return fresh;
}

/** The ids in a random but fixed order for this seed. Adding a project does not move the others among themselves. */
export function shuffled(ids: string[], from: number): string[] {
  const rank = new Map(ids.map((id) => [id, hash(`${from}:${id}`)]));
  return [...ids].sort((a, b) => rank.get(a)! - rank.get(b)! || (a < b ? -1 : 1));
}

/** FNV-1a with a final stir: neighbours in, strangers out. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
