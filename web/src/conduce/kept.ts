import { forget, recall, remember, remembered } from "../kit/stored";

/**
 * What somebody was writing in a form, kept on the device until it is stored. `base` is what the form began with: if the server
 * has something else by now, the page says so.
 */
export interface Kept<T> {
  form: T;
  base: string;
  at: string;
}

const PREFIX = "conduce.form.";

/** The form kept under `name`; undefined if there is none or if it says what the server says. */
export function keptForm<T>(name: string, fromServer: T): (Kept<T> & { moved: boolean }) | undefined {
  const kept = recall<Kept<T>>(PREFIX + name);
  if (!kept || typeof kept.form !== "object" || kept.form === null) return undefined;
  const now = JSON.stringify(fromServer);
  if (JSON.stringify(kept.form) === now) {
    dropForm(name);
    return undefined;
  }
  // A form of an earlier version of these pages may lack members that this one needs.
  return { ...kept, form: { ...fromServer, ...kept.form }, moved: kept.base !== now };
}

/** Keeps a form; one that says what the server says needs no keeping. */
export function keepForm<T>(name: string, form: T, base: string, now = new Date()): void {
  if (JSON.stringify(form) === base) dropForm(name);
  else remember(PREFIX + name, { form, base, at: now.toISOString() });
}

export const dropForm = (name: string): void => forget(PREFIX + name);

/** After somebody signed out. */
export function dropForms(): void {
  for (const key of remembered(PREFIX)) forget(key);
}
