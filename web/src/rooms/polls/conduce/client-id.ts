/** An id made here, at random; `randomUUID` is missing on a hall's plain http. */
export function clientId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** A short id that none of `taken` has, for questions and options. */
export function freshId(taken: readonly string[], start: string): string {
  for (;;) {
    const id = `${start}${clientId().slice(0, 6)}`;
    if (!taken.includes(id)) return id;
  }
}
