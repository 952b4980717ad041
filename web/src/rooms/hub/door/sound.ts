import type { Tone } from "./words";

/** Hertz and seconds: up is in, down is out, two of the same is "look", deep is no. */
const MELODIES: Record<Tone, [number, number][]> = {
  good: [
    [660, 0.09],
    [990, 0.16],
  ],
  out: [
    [990, 0.09],
    [660, 0.16],
  ],
  look: [
    [520, 0.14],
    [0, 0.06],
    [520, 0.14],
  ],
  bad: [
    [330, 0.18],
    [196, 0.4],
  ],
};
const SHAKES: Record<Tone, number[]> = { good: [60], out: [60], look: [80, 60, 80], bad: [350] };

let context: AudioContext | undefined;

/** Browsers let a page sound only after it was touched: call this when it is. */
export function wakeSound(): void {
  try {
    context ??= new AudioContext();
    if (context.state === "suspended") void context.resume().catch(() => undefined);
  } catch {
    context = undefined;
  }
}

/** Said to ear and hand as well as to the eye: a door is noisy and dark. */
export function play(tone: Tone): void {
  navigator.vibrate?.(SHAKES[tone]);
  if (!context) return;
  let at = context.currentTime;
  for (const [hertz, seconds] of MELODIES[tone]) {
    if (hertz) {
      const voice = context.createOscillator();
      const loud = context.createGain();
      voice.type = tone === "bad" ? "square" : "sine";
      voice.frequency.value = hertz;
      loud.gain.setValueAtTime(0.4, at);
      loud.gain.exponentialRampToValueAtTime(0.001, at + seconds);
      voice.connect(loud).connect(context.destination);
      voice.start(at);
      voice.stop(at + seconds);
    }
    at += seconds;
  }
}
