/**
 * The secret of a set-up link (`/conduce/#setup=…`). It stands behind the `#`, so that no log ever holds it, and it is taken out of
 * the address at once, so that neither the history nor a look over the shoulder does. Call it before anything reads the address.
 */
export function takeSetup(place: Location, past: History): string | undefined {
  const found = /[#&]setup=([^&]+)/.exec(place.hash)?.[1];
  if (found) past.replaceState(past.state, "", place.pathname + place.search);
  return found;
}
