import type { Component } from "svelte";

/** What a route loads: components are fetched when their page is opened. */
export interface Route {
  /** `/budgets/:budget/projects/:project`; a segment with a colon is a parameter, percent-decoded. */
  path: string;
  load: () => Promise<{ default: Component<Record<string, string>> }>;
  /** Pages of a task that one finishes or leaves: no other navigation beside it. */
  task?: boolean;
}

export interface Match {
  route: Route;
  params: Record<string, string>;
}

export function match(routes: Route[], path: string): Match | undefined {
  const given = segments(path);
  for (const route of routes) {
    const params = fitting(segments(route.path), given);
    if (params) return { route, params };
  }
  return undefined;
}

function fitting(wanted: string[], given: string[]): Record<string, string> | undefined {
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [i, segment] of wanted.entries()) {
    const value = given[i]!;
    if (segment.startsWith(":")) {
      const decoded = decode(value);
      if (decoded === undefined) return undefined;
      params[segment.slice(1)] = decoded;
    } else if (segment !== value) return undefined;
  }
  return params;
}

const segments = (path: string) => path.split("/").filter((segment) => segment !== "");

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
