let held: string | undefined;

/**
 * The secret of an invitation (`…/invito#invito=…`) stands behind the `#`, so that no log holds it, and is taken out of the address at
 * once. It is kept as long as the page lives: the colleague may have to sign in first. Call it before anything reads the address.
 */
export function takeInvitation(place: Location, past: History): string | undefined {
  const found = /[#&]invito=([^&]+)/.exec(place.hash)?.[1];
  if (found) {
    held = decodeURIComponent(found);
    past.replaceState(past.state, "", place.pathname + place.search);
  }
  return held;
}

export const dropInvitation = (): void => {
  held = undefined;
};

// An address that carries one is cleaned as soon as these pages start.
if (typeof location !== "undefined") takeInvitation(location, history);
