/** The keys of the desk. The same letters in every language: O open, C close, N new round, R results, F freeze, L lock, Z undo. */
export const KEYS = {
  ArrowRight: "next",
  ArrowLeft: "previous",
  o: "open",
  c: "close",
  n: "again",
  r: "results",
  f: "freeze",
  l: "lock",
  z: "undo",
  "?": "help",
} as const;

export type ActionName = (typeof KEYS)[keyof typeof KEYS];

/** How a key is written on the screen. */
export const keyName = (action: ActionName): string => {
  const key = Object.entries(KEYS).find(([, name]) => name === action)?.[0] ?? "";
  return key === "ArrowRight" ? "→" : key === "ArrowLeft" ? "←" : key.toUpperCase();
};

const TYPING = "input, textarea, select, [contenteditable], [role=dialog], summary";

/** The action that a key press means. None while somebody types, in a window, with Ctrl, Alt or Command, or for a key held down. */
export function actionOf(event: KeyboardEvent): ActionName | undefined {
  if (event.defaultPrevented || event.repeat || event.ctrlKey || event.metaKey || event.altKey)
    return undefined;
  const at = event.target as Element | null;
  if (at?.closest?.(TYPING) || document.querySelector("[role=dialog]")) return undefined;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return (KEYS as Record<string, ActionName | undefined>)[key];
}
