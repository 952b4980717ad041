import { KeptViews } from "../../../feed/kept.svelte";
import { connection } from "../../../feed/live.svelte";
import { feed } from "../../../feed/page";
import { api, ask, type Schemas } from "../../../kit/api";
import { t } from "../../../kit/i18n.svelte";
import type { Problem } from "../../../kit/problem";
import { forget, recall, remember, remembered } from "../../../kit/stored";
import { type DoorList, type DoorView, Roll, sessionAt, type Waiting } from "./roll";
import { drop, keep, newName, waiting } from "./scans";
import { faultWords } from "./words";

export type Place = Schemas["DoorPlace"];

const PLACE = "door.place";
const EVENT = "door.event";
const AHEAD = "door.ahead";
const LIST = "door.list.";
const TAKER = "door.taker";
const LINK = "door.link";
const SYNC_MS = 10_000;
const BATCH = 100;

interface KeptList {
  tag: string;
  list: DoorList;
}

/** This phone at a door: what it may do, the list it works by without the network, and the scans that wait. */
class Door {
  /** Where it may stand; as it was last time while nobody answers. */
  place: Place | undefined = $state.raw(recall<Place>(PLACE));
  event: string | undefined = $state(recall<string>(EVENT));
  private kept: KeptList | undefined = $state.raw();
  waiting: Waiting[] = $state.raw(waiting());
  /** The server answered the last time that something was asked. */
  reachable = $state(navigator.onLine);
  /** The server says that this phone may not stand at this door (any more). */
  refused = $state(false);
  /** A one-time link that no server has answered yet: it has left the address, and the code may be on a wall elsewhere. */
  link: string | undefined = $state(recall<string>(LINK));
  /** What is wrong with the link that was opened last, in words. */
  linkFault: string | undefined = $state();
  /** What the server said, in words, when it could not say where this phone stands. */
  fault: string | undefined = $state();
  private now = $state(Date.now());
  private syncing = false;
  private ahead = recall<number>(AHEAD) ?? 0;
  private readonly views = new KeptViews();

  readonly list = $derived(this.kept?.list);
  readonly view = $derived(this.event ? this.views.state<DoorView>(this.viewName) : undefined);
  readonly here = $derived(this.place?.device?.name ?? t("door.desk"));
  readonly pending = $derived(this.waiting.filter(({ offline }) => offline));
  readonly offline = $derived(!this.reachable || connection.status === "offline");
  readonly session = $derived(this.list ? sessionAt(this.list, this.now) : 1);
  readonly roll = $derived(
    this.list
      ? new Roll(this.list, this.view, this.waiting, { here: this.here, desk: t("door.desk") }, this.now)
      : undefined,
  );

  private get viewName(): string {
    return `hub/events/${this.event}/door`;
  }

  start(): void {
    // What was asked when the page ended was shown to nobody.
    for (const scan of this.waiting.filter(({ offline }) => !offline))
      this.put({ ...scan, offline: true, shown: "refused" });
    if (this.event) this.open(this.event);
    void this.look();
    setInterval(() => {
      this.now = this.serverTime;
      if (!this.reachable || !this.place || this.link) void this.look();
      else void this.sync();
    }, SYNC_MS);
    addEventListener("online", () => void this.look());
    addEventListener("offline", () => {
      this.reachable = false;
    });
    feed.watch((status) => {
      if (status === "live") void this.look();
    });
  }

  get serverTime(): number {
    return Date.now() - this.ahead;
  }

  /** Takes a one-time link up. It is kept, also through a reload, until a server has taken or refused it. */
  take(secret: string): Promise<void> {
    this.link = secret;
    remember(LINK, secret);
    return this.takeKept();
  }

  private async takeKept(): Promise<void> {
    const { link } = this;
    if (!link) return;
    const taker = recall<string>(TAKER) ?? newName();
    remember(TAKER, taker);
    const answer = await ask(api.POST("/hub/door-device", { body: { secret: link, taker } }));
    // Another one was opened meanwhile: this answer says nothing of it.
    if (this.link !== link) return;
    this.linkFault = answer.ok ? undefined : faultWords(answer.problem);
    if (!answer.ok && !final(answer.problem)) return;
    this.link = undefined;
    forget(LINK);
    if (!answer.ok) return;
    this.stand(answer.data);
    feed.restart();
  }

  /** Somebody wants to try again: what was refused before is told no more. */
  again(): Promise<void> {
    this.linkFault = undefined;
    return this.look();
  }

  /** Asks where this phone may stand, and how far ahead its clock is; first of all takes up a link that still waits. */
  async look(): Promise<void> {
    await this.takeKept();
    const asked = Date.now();
    const answer = await ask(api.GET("/hub/door-device"));
    this.reachable = answer.ok || answer.problem.status !== 0;
    this.fault = answer.ok || !this.reachable ? undefined : faultWords(answer.problem);
    if (!answer.ok) return;
    this.ahead = Math.round((asked + Date.now()) / 2 - Date.parse(answer.data.now));
    remember(AHEAD, this.ahead);
    this.now = this.serverTime;
    this.stand(answer.data);
    await this.sync();
    await this.loadList();
  }

  private stand(place: Place): void {
    this.place = place;
    remember(PLACE, place);
    const own = place.events.map(({ event }) => event);
    this.refused = this.event !== undefined && !own.includes(this.event);
    // Who came to other events is nobody's business any more.
    for (const key of remembered(LIST)) if (!own.includes(key.slice(LIST.length))) forget(key);
    if (!this.event && own.length === 1 && own[0]) this.open(own[0]);
  }

  /** Goes to the door of an event. */
  open(event: string): void {
    this.event = event;
    remember(EVENT, event);
    this.refused = false;
    this.kept = recall<KeptList>(LIST + event);
    this.views.need([this.viewName]);
    void this.loadList();
  }

  /** Back to the choice of doors. */
  close(): void {
    this.event = undefined;
    this.kept = undefined;
    forget(EVENT);
    this.views.clear();
  }

  /** The end of the shift: this phone forgets who came. Only when nothing waits. */
  async leave(): Promise<boolean> {
    await this.sync();
    if (this.waiting.length) return false;
    const answer = await ask(api.DELETE("/hub/door-device"));
    if (!answer.ok) return false;
    this.close();
    for (const key of remembered("door.")) forget(key);
    this.place = { ...(this.place as Place), events: [], device: undefined as never };
    feed.restart();
    return true;
  }

  async loadList(): Promise<void> {
    const { event, kept } = this;
    if (!event) return;
    try {
      const answer = await fetch(`/api/hub/events/${event}/door-list`, {
        headers: kept ? { "If-None-Match": kept.tag } : {},
      });
      this.reachable = true;
      if (answer.status === 401 || answer.status === 404) this.refused = true;
      if (!answer.ok || event !== this.event) return;
      this.kept = { tag: answer.headers.get("ETag") ?? "", list: (await answer.json()) as DoorList };
      remember(LIST + event, this.kept);
    } catch {
      this.reachable = false;
    }
  }

  /** A scan is on this phone's disk before anybody is asked about it. */
  put(scan: Waiting): void {
    keep(scan);
    this.waiting = [...this.waiting.filter((each) => each.scan !== scan.scan), scan];
  }

  done(scan: string): void {
    drop(scan);
    this.waiting = this.waiting.filter((each) => each.scan !== scan);
  }

  make(kind: "in" | "out"): Waiting {
    const at = new Date().toISOString();
    return { scan: newName(), event: this.event ?? "", at, ahead: this.ahead, kind, offline: false };
  }

  /** Sends what was scanned offline, in the order in which it was. Nothing is dropped that the server did not answer. */
  async sync(): Promise<void> {
    if (this.syncing) return;
    this.syncing = true;
    try {
      for (const event of new Set(this.pending.map((scan) => scan.event)))
        while (await this.send(this.pending.filter((scan) => scan.event === event).slice(0, BATCH)));
    } finally {
      this.syncing = false;
    }
  }

  private async send(scans: Waiting[]): Promise<boolean> {
    const event = scans[0]?.event;
    if (!event) return false;
    const answer = await ask(
      api.POST("/hub/events/{event}/scans", {
        params: { path: { event } },
        body: { scans: scans.map(wire) },
      }),
    );
    this.reachable = answer.ok || answer.problem.status !== 0;
    if (!answer.ok) return false;
    for (const each of answer.data.answers) this.done(each.scan);
    return answer.data.answers.length > 0;
  }
}

/** Whether asking the same again can't be answered differently. */
const final = ({ status }: Problem): boolean =>
  status >= 400 && status < 500 && ![408, 425, 429].includes(status);

/** A scan as the contract wants it. */
export function wire({ who: _who, event: _event, ...scan }: Waiting): Schemas["Scan"] {
  return scan;
}

export const door = new Door();
