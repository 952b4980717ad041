/** The code of a workshop as people type it: spaces and dashes do not count, small letters are understood. */
export function typedCode(text: string): string | undefined {
  const code = text.replace(/[\s\-–.]/g, "").toUpperCase();
  return /^[0-9A-Z]{6}$/.test(code) ? code : undefined;
}

/** The code in an address `/p/H7KM3X`, as it stands there; undefined on the page where it is typed. */
export function codeIn(path: string): string | undefined {
  const found = /^\/p\/([^/]+)\/?$/.exec(path)?.[1];
  return found === undefined ? undefined : found.toUpperCase();
}

/** The paper token after `#`; only what can be one, whatever else stands there. */
export function tokenIn(hash: string): string | undefined {
  const found = /^#([0-9A-Za-z-]{8,40})$/.exec(hash)?.[1];
  return found?.toUpperCase();
}
