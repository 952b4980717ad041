/** The most characters of a picture's data URL that the server takes. */
export const MOST_CHARACTERS = 40_000;

export interface Attempt {
  width: number;
  height: number;
  quality: number;
}

const SIDES = [960, 800, 640, 520, 420, 320, 240];
const QUALITIES = [0.82, 0.7, 0.55, 0.4];

/** The size that fits into a square of `side` with the same shape; never larger than the picture is. */
export function fitted(width: number, height: number, side: number): { width: number; height: number } {
  const scale = Math.min(1, side / Math.max(width, height, 1));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/**
 * What to try, best first: larger before finer, but never coarser than half of what looks good while a smaller size is left.
 * The last one is tried in any case.
 */
export function attempts(width: number, height: number): Attempt[] {
  const seen = new Set<string>();
  const all: Attempt[] = [];
  for (const side of SIDES) {
    const size = fitted(width, height, side);
    const key = `${size.width}x${size.height}`;
    if (seen.has(key)) continue;
    seen.add(key);
    for (const quality of QUALITIES) if (quality >= 0.55 || side <= 420) all.push({ ...size, quality });
  }
  return all;
}

/** How many bytes a data URL of base64 holds. */
export function bytesIn(dataUrl: string): number {
  const text = dataUrl.slice(dataUrl.indexOf(",") + 1);
  return Math.floor((text.replace(/=+$/, "").length * 3) / 4);
}
