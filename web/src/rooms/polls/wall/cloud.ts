/** A word and how often it was said, most frequent first. */
export interface Said {
  id: string;
  text: string;
  votes: number;
}

/** Where a word stands: `x`, `y` are the middle of its box, all in the area's own units. */
export interface Placed extends Said {
  size: number;
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Area {
  width: number;
  height: number;
  /** Height of the largest and the smallest letters. */
  most: number;
  least: number;
}

const WORDS = 40;
const LINE = 1.12;
const GAP = 0.6;
const TURN = 0.35;
const STEPS = 1_500;
const FILL = 0.55;
const STEEP = 0.75;
const SHRINK = 0.82;

/**
 * The same words in the same place on every screen: no chance, rank by rank along a spiral from the middle, and no two boxes
 * overlap. A word that finds no room is made smaller, and left out when it would be too small to read.
 *
 * @param measure width of a text in letters one unit high
 */
export function layCloud(words: readonly Said[], area: Area, measure: (text: string) => number): Placed[] {
  const placed: Placed[] = [];
  // Where a smaller box found no room, a larger one will not: the area only fills.
  const refused: { width: number; height: number }[] = [];
  for (const { word, wide, wanted } of sizes(words.slice(0, WORDS), area, measure)) {
    for (let size = wanted; size > 0; size = smaller(size, area.least)) {
      const box = { width: wide * size + GAP * 2, height: size * LINE };
      if (refused.some((less) => less.width <= box.width && less.height <= box.height)) continue;
      const found = place(box, area, placed);
      if (found) {
        placed.push({ ...word, size, ...box, ...found });
        break;
      }
      refused.push(box);
    }
  }
  return placed;
}

/** The next size to try; 0 when the smallest was tried. */
const smaller = (size: number, least: number): number => (size > least ? Math.max(size * SHRINK, least) : 0);

/** Sizes by frequency, all made smaller where together they would fill more than the area holds. */
function sizes(words: readonly Said[], area: Area, measure: (text: string) => number) {
  const top = Math.max(1, words[0]?.votes ?? 1);
  const wished = words.map((word) => ({
    word,
    wide: measure(word.text),
    wanted: area.least + (area.most - area.least) * (word.votes / top) ** STEEP,
  }));
  const filled = wished.reduce((sum, { wide, wanted }) => sum + wide * wanted * wanted * LINE, 0);
  const part = Math.min(1, Math.sqrt((area.width * area.height * FILL) / Math.max(1, filled)));
  return wished
    .map((wish) => {
      const widest = wish.wide > 0 ? (area.width - GAP * 2) / wish.wide : 0;
      return { ...wish, wanted: Math.min(widest, Math.max(area.least, wish.wanted * part)) };
    })
    .filter((wish) => wish.wanted >= area.least);
}

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

function place(
  { width, height }: { width: number; height: number },
  area: Area,
  placed: Placed[],
): { x: number; y: number } | undefined {
  const flat = area.height / area.width;
  for (let step = 0; step < STEPS; step++) {
    const angle = step * TURN;
    const far = (step / STEPS) * area.width * 0.72;
    const x = area.width / 2 + Math.cos(angle) * far;
    const y = area.height / 2 + Math.sin(angle) * far * flat;
    const box = { x, y, width, height };
    if (inside(box, area) && !placed.some((other) => overlap(box, other))) return { x, y };
  }
  return undefined;
}

const inside = (box: Box, area: Area): boolean =>
  box.x - box.width / 2 >= 0 &&
  box.x + box.width / 2 <= area.width &&
  box.y - box.height / 2 >= 0 &&
  box.y + box.height / 2 <= area.height;

/** Whether two boxes have anything in common. */
export const overlap = (a: Box, b: Box): boolean =>
  Math.abs(a.x - b.x) * 2 < a.width + b.width && Math.abs(a.y - b.y) * 2 < a.height + b.height;
