const LONGEST = 64;

/** A short name for addresses, made from a title: "Giambellino, è qui!" gives "giambellino-e-qui". */
export function slugOf(title: string): string {
  return title
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, LONGEST)
    .replace(/^-+|-+$/g, "");
}

export const isSlug = (text: string): boolean => /^[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?$/.test(text);

/** `wish`, or `wish-2`, `wish-3`… where it is taken. */
export function freeKey(wish: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wish)) return wish;
  for (let n = 2; ; n++) {
    const tail = `-${n}`;
    const key = `${wish.slice(0, LONGEST - tail.length).replace(/-+$/, "")}${tail}`;
    if (!taken.has(key)) return key;
  }
}
