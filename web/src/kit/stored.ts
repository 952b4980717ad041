/** What this device remembers. Private windows and full disks may refuse: then it is remembered as long as the page lives. */
const memory = new Map<string, string>();

export function recall<T>(key: string): T | undefined {
  try {
    const text = localStorage.getItem(`cortile.${key}`) ?? memory.get(key);
    return text === undefined || text === null ? undefined : (JSON.parse(text) as T);
  } catch {
    const text = memory.get(key);
    return text === undefined ? undefined : (JSON.parse(text) as T);
  }
}

export function remember(key: string, value: unknown): void {
  const text = JSON.stringify(value);
  memory.set(key, text);
  try {
    localStorage.setItem(`cortile.${key}`, text);
  } catch {
    // remembered in memory only
  }
}

export function forget(key: string): void {
  memory.delete(key);
  try {
    localStorage.removeItem(`cortile.${key}`);
  } catch {
    // nothing was there
  }
}

/** The keys remembered that start so. */
export function remembered(prefix: string): string[] {
  const keys = new Set([...memory.keys()].filter((key) => key.startsWith(prefix)));
  try {
    for (let i = 0; i < localStorage.length; i++) {
      const key = localStorage.key(i) ?? "";
      if (key.startsWith(`cortile.${prefix}`)) keys.add(key.slice("cortile.".length));
    }
  } catch {
    // memory only
  }
  return [...keys];
}
