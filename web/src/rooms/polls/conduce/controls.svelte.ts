import { tick } from "svelte";
import { announcer } from "../../../kit/announcer.svelte";
import { t } from "../../../kit/i18n.svelte";
import { inOrder, newest, stepFrom } from "./questions";
import type { Verdict } from "./queue";
import { type Item, undoOf, verdictName } from "./queue";
import type { ActionName } from "./shortcuts";
import type { DeskQuestion } from "./types";
import type { Workshop } from "./workshop.svelte";

/** What the facilitator's hand can do right now, for buttons, keys and the remote control alike; and what she looks at. */
export class Controls {
  /** A question that is looked at without being in the room. */
  looked: string | undefined = $state();
  helping = $state(false);
  /** The last verdict of this moderator, which can be taken back. */
  undo: { text: string; back: () => Promise<boolean> } | undefined = $state.raw();

  constructor(readonly workshop: Workshop) {}

  /** The question on the desk: the one looked at, else the one in the room, else the first. */
  get shown(): string | undefined {
    const desk = this.workshop.now;
    if (!desk) return undefined;
    if (this.looked && desk.questions[this.looked]) return this.looked;
    return desk.current ?? inOrder(desk)[0]?.id;
  }

  get question(): DeskQuestion | undefined {
    return this.shown === undefined ? undefined : this.workshop.now?.questions[this.shown];
  }

  /** Whether one's role has this and it means something now. */
  can(action: ActionName): boolean {
    const desk = this.workshop.now;
    if (!desk) return false;
    if (action === "help") return true;
    if (action === "undo") return this.undo !== undefined;
    if (desk.phase !== "live" || !this.workshop.may(action === "freeze" ? "moderate" : "lead")) return false;
    switch (action) {
      case "next":
        return stepFrom(desk, 1) !== undefined;
      case "previous":
        return stepFrom(desk, -1) !== undefined;
      case "open":
        return this.question?.state === "prepared";
      case "again":
        return this.question?.state === "closed";
      case "close":
        return this.question?.state === "open";
      case "results":
        return this.question?.round !== undefined;
      default:
        return true;
    }
  }

  /** What a button for it says. */
  label(action: ActionName): string {
    const desk = this.workshop.now;
    if (action === "results") return t(this.question?.revealed ? "lead.hide-results" : "lead.reveal");
    if (action === "freeze") return t(desk?.frozen ? "lead.unfreeze" : "lead.freeze");
    if (action === "lock") return t(desk?.locked ? "lead.unlock" : "lead.lock");
    return t(`lead.${action}`);
  }

  async run(action: ActionName, seconds?: number): Promise<void> {
    if (!this.can(action)) return;
    const label = this.label(action);
    if (action === "help") this.helping = !this.helping;
    else if (await this.send(action, seconds)) announcer.say(t("lead.did", { what: label }));
  }

  private async send(action: ActionName, seconds?: number): Promise<boolean> {
    const { now: desk, say } = this.workshop;
    const [id, question] = [this.shown, this.question];
    if (!desk) return false;
    if (action === "undo") return this.takeBack();
    if (action === "freeze") return say.freeze(!desk.frozen);
    if (action === "lock") return say.lock(!desk.locked);
    if (action === "next" || action === "previous")
      return this.toRoom(stepFrom(desk, action === "next" ? 1 : -1));
    if (!id || !question) return false;
    if (action === "open" || action === "again") {
      // The open one is in the room then, and `settle` follows the room again.
      return say.open(id, question.next, seconds);
    }
    const round = newest(question)?.number ?? 1;
    return action === "close" ? say.close(id, round) : say.reveal(id, round, !question.revealed);
  }

  /** Puts a question onto the wall, and onto the phones where led. */
  async toRoom(id: string | undefined): Promise<boolean> {
    const done = await this.workshop.say.current(id);
    if (done) {
      this.looked = id;
      this.undo = undefined;
      await this.bring();
    }
    return done;
  }

  /** What is looked at is in the room by now: from here on the desk follows the room, whoever steers it. */
  settle(): void {
    if (this.looked !== undefined && this.looked === this.workshop.now?.current) this.looked = undefined;
  }

  /** Looks at a question without anything changing in the room; the keyboard goes there. */
  async look(id: string): Promise<void> {
    this.looked = id === this.workshop.now?.current ? undefined : id;
    (await this.bring())?.focus({ preventScroll: true });
  }

  /** Scrolls to the question on the desk: on a phone the list of questions is far below it. */
  private async bring(): Promise<HTMLElement | null> {
    await tick();
    const heading = document.getElementById("stage");
    (heading?.closest("section") ?? heading)?.scrollIntoView({ block: "start" });
    return heading;
  }

  /** A moderator's verdict on a word or entry of the question shown; it can be taken back until the next one. */
  async judge(id: string, round: number, item: Item, verdict: Verdict): Promise<boolean> {
    const word = this.workshop.now?.questions[id]?.kind === "wordcloud";
    const { say } = this.workshop;
    const send = (what: Verdict) =>
      word ? say.word(id, round, item.id, what) : say.entry(id, round, item.id, what);
    const back = undoOf(item, verdict);
    const text = t(`lead.undo-${verdictName(verdict, item)}`, { text: short(item.text) });
    if (!(await send(verdict))) return false;
    this.undo = { text, back: () => send(back) };
    announcer.say(text);
    return true;
  }

  private async takeBack(): Promise<boolean> {
    const done = (await this.undo?.back()) ?? false;
    if (done) this.undo = undefined;
    return done;
  }
}

const short = (text: string) => (text.length > 40 ? `${text.slice(0, 39)}…` : text);
