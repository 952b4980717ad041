/**
 * The secret of a set-up link (`/conduce/#setup=…`). It stands behind the `#`, so that no log ever holds it, and it is taken out of
 * the address at once, so that neither the history nor a look over the shoulder does. Call it before anything reads the address.
 */
export function takeSetup(place: Location = location, past: History = history): string | undefined {
  const found = /[#&]setup=([^&]+)/.exec(place.hash)?.[1];
  if (found) past.replaceState(past.state, "", place.pathname + place.search);
  return found;
}

/** The secret that waits to be used. Who opens a link means it, whoever was signed in before on this device. */
class SetupLink {
  secret: string | undefined = $state(takeSetup());

  constructor() {
    // A link that is opened in a tab where these pages are open already does not load them again.
    addEventListener("hashchange", () => {
      this.secret = takeSetup() ?? this.secret;
    });
  }

  /** It was used, or is of no use. */
  drop(): void {
    this.secret = undefined;
  }
}

export const setup = new SetupLink();
