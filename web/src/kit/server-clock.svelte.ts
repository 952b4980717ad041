import { config } from "./config.svelte";

/** The server's time: a television's own clock is often wrong. Moves on each second. */
class ServerClock {
  private ahead = 0;
  now = $state(new Date());

  constructor() {
    setInterval(() => this.tick(), 1_000);
  }

  /** Asks the server; without an answer the clock goes on as it was. */
  async set(): Promise<void> {
    const asked = Date.now();
    const before = config.now;
    await config.load();
    if (config.now === before || !config.now) return;
    this.ahead = Date.parse(config.now.now) - (asked + Date.now()) / 2;
    this.tick();
  }

  private tick(): void {
    this.now = new Date(Date.now() + this.ahead);
  }
}

export const clock = new ServerClock();
