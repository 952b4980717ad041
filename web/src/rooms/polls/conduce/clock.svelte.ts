import { onMount } from "svelte";
import { api, ask } from "../../../kit/api";

/** The server's time, by which rounds close: this computer's own clock may be wrong. Made while a component starts. */
export class ServerTime {
  now = $state(Date.now());
  private ahead = 0;

  constructor() {
    onMount(() => {
      void this.set();
      const timer = setInterval(() => (this.now = Date.now() + this.ahead), 250);
      return () => clearInterval(timer);
    });
  }

  /** Whole seconds until then, from 0. */
  left(closesAt: string): number {
    return Math.max(0, Math.ceil((Date.parse(closesAt) - this.now) / 1_000));
  }

  private async set(): Promise<void> {
    const asked = Date.now();
    const answer = await ask(api.GET("/config"));
    if (answer.ok) this.ahead = Date.parse(answer.data.now) - (asked + Date.now()) / 2;
  }
}

/** "1:05" */
export const clockText = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
