import { config } from "../../../kit/config.svelte";

/** How far the server's clock is ahead of the phone's, in milliseconds; phones' clocks are often wrong. */
class ServerTime {
  private ahead = 0;
  private asked = Date.now();

  async load(): Promise<void> {
    this.asked = Date.now();
    await config.load();
    if (config.now) this.ahead = Date.parse(config.now.now) - (this.asked + Date.now()) / 2;
  }

  now(): number {
    return Date.now() + this.ahead;
  }
}

export const serverTime = new ServerTime();
