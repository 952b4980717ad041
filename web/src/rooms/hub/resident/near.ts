export interface Spot {
  latitude: number;
  longitude: number;
}

/** Coordinates of a place; they come as numbers or as decimal text. */
export function spotOf(place: { latitude?: string | number; longitude?: string | number }): Spot | undefined {
  const [latitude, longitude] = [Number(place.latitude ?? Number.NaN), Number(place.longitude ?? Number.NaN)];
  return Number.isNaN(latitude) || Number.isNaN(longitude) ? undefined : { latitude, longitude };
}

/** Metres in a straight line. */
export function metres(a: Spot, b: Spot): number {
  const rad = Math.PI / 180;
  const north = (b.latitude - a.latitude) * rad;
  const east = (b.longitude - a.longitude) * rad;
  const h =
    Math.sin(north / 2) ** 2 +
    Math.cos(a.latitude * rad) * Math.cos(b.latitude * rad) * Math.sin(east / 2) ** 2;
  return 2 * 6_371_000 * Math.asin(Math.sqrt(h));
}

/** As one says it: full hundreds of metres, or kilometres with one decimal. Nobody walks straight lines to the metre. */
export function roughly(distance: number): { unit: "m" | "km"; value: number } {
  if (distance < 950) return { unit: "m", value: Math.max(100, Math.round(distance / 100) * 100) };
  return { unit: "km", value: Math.round(distance / 100) / 10 };
}

/** Where this device is, asked only when somebody wants to know what is near. Undefined if it does not say. */
export function whereAmI(): Promise<Spot | undefined> {
  return new Promise((tell) => {
    if (!("geolocation" in navigator) || !isSecureContext) return tell(undefined);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => tell({ latitude: coords.latitude, longitude: coords.longitude }),
      () => tell(undefined),
      { maximumAge: 300_000, timeout: 10_000 },
    );
  });
}
