import type { Around } from "./seat.svelte";
import { wireOf } from "./wire";

/** A seat in the browser: the real network, the real clock. */
export function seatAround(code: string): Around {
  return {
    wire: wireOf(code),
    random: Math.random,
    after(ms, run) {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
    async person() {
      const { session } = await import("../../identity/session.svelte");
      await session.load();
      return session.who ?? "resident";
    },
  };
}
