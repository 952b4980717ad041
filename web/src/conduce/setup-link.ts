/**
 * The secret of a set-up link (`/conduce/#setup=…`). It stands behind the `#`, so that no log ever holds it, and it is taken out of
 * the address at once, so that neither the history nor a look over the shoulder does. Call it before anything reads the address.
 */
export function takeSetup(place: Location = location, past: History = history): string | undefined {
  const found = /[#&]setup=([^&]+)/.exec(place.hash)?.[1];
  if (found) past.replaceState(past.state, "", place.pathname + place.search);
  return found;
}

/** Of this page's address, taken as the page began. */
export const setupSecret = takeSetup();
