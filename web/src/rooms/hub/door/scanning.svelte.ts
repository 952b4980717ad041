import { announcer } from "../../../kit/announcer.svelte";
import { api, ask, type Schemas } from "../../../kit/api";
import { t } from "../../../kit/i18n.svelte";
import { door, wire } from "./door.svelte";
import type { Judged, Verdict, Waiting } from "./roll";
import { play } from "./sound";
import { readTicket } from "./ticket";
import { TONES, type Tone } from "./words";

const PATIENCE_MS = 2_500;
const SAME_MS = 4_000;

/** What is shown big to whoever holds the phone. */
export interface Result {
  tone: Tone;
  verdict: Verdict;
  kind: "in" | "out";
  name?: string | undefined;
  code?: string | undefined;
  guest?: number | undefined;
  needs: string[];
  seat?: string | undefined;
  /** When the guest came in before, in milliseconds, and by whom. */
  at?: number | undefined;
  by?: string | undefined;
  offline: boolean;
  unlisted: boolean;
}

type Claim = { ticket: string } | { code: string; guest: number };

/** One scan after the other: asks the server if it answers in time, else the list. */
class Scanning {
  result: Result | undefined = $state.raw();
  kind: "in" | "out" = $state("in");
  busy = $state(false);
  private last = { text: "", at: 0 };

  /** A code that the camera sees; the same one held before it is one scan. */
  async see(text: string): Promise<void> {
    const now = Date.now();
    const same = text === this.last.text && now - this.last.at < SAME_MS;
    if (!same && !this.busy) await this.scan({ ticket: text.slice(0, 200) });
    if (same || !this.busy) this.last = { text, at: Date.now() };
  }

  async scan(claim: Claim, kind = this.kind): Promise<void> {
    if (this.busy || !door.roll) return;
    this.busy = true;
    try {
      const judged = await this.judge(claim, kind);
      const who = judged.code && judged.guest ? { who: { code: judged.code, guest: judged.guest } } : {};
      const scan: Waiting = { ...door.make(kind), ...claim, ...who };
      door.put(scan);
      const answer = navigator.onLine ? await this.ask(scan) : undefined;
      if (answer) {
        door.done(scan.scan);
        this.show(told(answer, kind));
        if (answer.verdict === "unknown") void door.loadList();
      } else {
        door.put({ ...scan, offline: true, shown: shown(judged.verdict) });
        this.show(alone(judged, kind));
      }
    } finally {
      this.busy = false;
    }
  }

  private async judge(claim: Claim, kind: "in" | "out"): Promise<Judged> {
    const { roll } = door;
    if (!roll) return { verdict: "unknown" };
    if ("code" in claim) return roll.judgeCode(claim.code, claim.guest, kind);
    const ticket = await readTicket(claim.ticket, roll.list.key);
    return ticket ? roll.judgeTicket(ticket, kind) : { verdict: "forged" };
  }

  private async ask(scan: Waiting): Promise<Schemas["ScanAnswer"] | undefined> {
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(), PATIENCE_MS);
    const answer = await ask(
      api.POST("/hub/events/{event}/scans", {
        params: { path: { event: scan.event } },
        body: { scans: [wire(scan)] },
        signal: patience.signal,
      }),
    );
    clearTimeout(timer);
    door.reachable = answer.ok || answer.problem.status !== 0;
    if (!answer.ok && (answer.problem.status === 401 || answer.problem.status === 404)) door.refused = true;
    return answer.ok ? answer.data.answers[0] : undefined;
  }

  show(result: Result): void {
    this.result = result;
    play(result.tone);
    announcer.say([t(`door.said-${result.verdict}`), result.name ?? ""].filter(Boolean).join(": "));
  }
}

/** What the phone showed, as the server wants to know it. */
function shown(verdict: Verdict): NonNullable<Waiting["shown"]> {
  return verdict === "in" || verdict === "out" || verdict === "already" ? verdict : "refused";
}

function told(answer: Schemas["ScanAnswer"], kind: "in" | "out"): Result {
  return {
    tone: TONES[answer.verdict],
    verdict: answer.verdict,
    kind,
    name: answer.name,
    code: answer.code,
    guest: answer.guest,
    needs: answer.needs ?? [],
    seat: answer.kind,
    at: answer.first ? Date.parse(answer.first.at) : undefined,
    by: answer.first?.by.name,
    offline: false,
    unlisted: false,
  };
}

function alone({ verdict, code, guest, first, unlisted }: Judged, kind: "in" | "out"): Result {
  const booking = code ? door.roll?.booking(code) : undefined;
  const who = booking?.guests.find((each) => each.guest === guest);
  return {
    tone: TONES[verdict],
    verdict,
    kind,
    name: who?.name ?? booking?.name,
    code,
    guest,
    needs: who?.needs ?? [],
    seat: who?.kind,
    at: first?.at,
    by: first?.by,
    offline: true,
    unlisted: unlisted === true,
  };
}

export const scanning = new Scanning();
