import { connection } from "../../feed/live.svelte";
import { feed } from "../../feed/page";
import { config } from "../../kit/config.svelte";
import { clock } from "../../kit/server-clock.svelte";
import { recall, remember } from "../../kit/stored";

const PROBE_MS = 20_000;
const ANSWER_MS = 10_000;
const CONFIG_MS = 120_000;
const HEARD = "screen.heard";
const BUILD = "screen.build";

/** Whether what the screen shows is the present, since when it is not, and whether the server has newer pages than these. */
class Health {
  /** When everything shown was last known to be so. */
  heard: number | undefined = $state(recall<number>(HEARD));
  live = $derived(connection.status === "live");
  private build = recall<string>(BUILD);

  start(): void {
    setInterval(() => this.probe(), PROBE_MS);
    setInterval(() => void this.look(), CONFIG_MS);
    feed.watch((status) => {
      if (status === "live") {
        this.note();
        void this.look();
      }
    });
    void this.look();
  }

  /** A socket may be dead without anybody noticing: the feed asks, and says so when no answer comes. */
  private probe(): void {
    feed.wake();
    setTimeout(() => feed.status === "live" && this.note(), ANSWER_MS);
  }

  private note(): void {
    this.heard = clock.now.getTime();
    remember(HEARD, this.heard);
  }

  /** Pages of another build reload themselves, when the server that has them answers. */
  private async look(): Promise<void> {
    const before = config.now;
    await clock.set();
    const build = config.now?.build;
    if (config.now === before || !build) return;
    const known = this.build;
    this.build = build;
    remember(BUILD, build);
    if (known !== undefined && known !== build) location.reload();
  }
}

export const health = new Health();
