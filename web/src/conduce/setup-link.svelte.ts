import { takeSetup } from "./setup-secret";

/** The secret that waits to be used. Who opens a link means it, whoever was signed in before on this device. */
class SetupLink {
  secret: string | undefined = $state(takeSetup(location, history));

  constructor() {
    // A link that is opened in a tab where these pages are open already does not load them again.
    addEventListener("hashchange", () => {
      this.secret = takeSetup(location, history) ?? this.secret;
    });
  }

  /** It was used, or is of no use. */
  drop(): void {
    this.secret = undefined;
  }
}

export const setup = new SetupLink();
