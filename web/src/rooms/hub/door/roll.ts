import type { Schemas } from "../../../kit/api";
import { plainCode } from "../codes";
import type { Ticket } from "./ticket";

export type DoorList = Schemas["DoorList"];
export type Booking = DoorList["bookings"][number];
export type Guest = Booking["guests"][number];
export type Verdict = Schemas["ScanAnswer"]["verdict"];

/** The view `hub/events/{event}/door`. */
export interface DoorView {
  expected: number;
  arrived: number;
  inside: number;
  walkIns: number;
  queue: number;
  list: string;
  devices: Record<string, { name: string }>;
  conflicts: Record<string, { why: string; at: number; by?: string; code?: string; guest?: number }>;
  sessions: Record<string, Session>;
}
interface Session {
  starts: number;
  ends: number;
  arrived: number;
  inside: number;
  guests: Record<string, Record<string, { at: number; by?: string; inside: boolean }>>;
}

/** Somebody inside: since when (milliseconds, server's clock) and who let them in. */
export interface Inside {
  at: number;
  by: string;
  inside: boolean;
}

/** A scan of this device that the server has not answered yet. */
export interface Waiting {
  scan: string;
  event: string;
  at: string;
  ahead: number;
  kind: "in" | "out";
  offline: boolean;
  shown?: "in" | "out" | "already" | "refused";
  ticket?: string;
  code?: string;
  guest?: number;
  /** Whose it is, as far as this device knows; not sent. */
  who?: { code: string; guest: number };
}

const EARLY_MS = 3 * 3_600_000;

/** The session to which a scan belongs: the last one that has begun or is about to. */
export function sessionAt(list: DoorList, now: number): number {
  let found = list.sessions[0]?.session ?? 1;
  for (const each of list.sessions) if (now >= Date.parse(each.starts) - EARLY_MS) found = each.session;
  return found;
}

/** Who came, by what the list says, what the view says, and what this device did that nobody knows yet. */
export class Roll {
  private readonly known = new Map<string, Inside>();
  private readonly byId = new Map<number, Booking>();
  private readonly byCode = new Map<string, Booking>();
  readonly session: number;

  constructor(
    readonly list: DoorList,
    view: DoorView | undefined,
    waiting: readonly Waiting[],
    /** What this device is called, and the desk, which scans without one. */
    private readonly names: { here: string; desk: string },
    now: number,
  ) {
    this.session = sessionAt(list, now);
    for (const booking of list.bookings) {
      this.byId.set(booking.id, booking);
      this.byCode.set(booking.code, booking);
    }
    if (view) this.takeView(view);
    else this.takeList();
    for (const scan of [...waiting].sort((a, b) => a.at.localeCompare(b.at))) this.takeScan(scan);
  }

  private takeView(view: DoorView): void {
    for (const [code, guests] of Object.entries(view.sessions[this.session]?.guests ?? {}))
      for (const [guest, { at, by, inside }] of Object.entries(guests))
        this.known.set(`${code}.${guest}`, {
          at: at * 1000,
          by: by ? (view.devices[by]?.name ?? by) : this.names.desk,
          inside,
        });
  }

  private takeList(): void {
    for (const { code, guests } of this.list.bookings)
      for (const { guest, ins } of guests)
        for (const each of ins ?? [])
          if (each.session === this.session)
            this.known.set(`${code}.${guest}`, {
              at: Date.parse(each.at),
              by: each.by.name,
              inside: each.inside,
            });
  }

  private takeScan({ event, kind, who, shown, at, ahead }: Waiting): void {
    if (event !== this.list.event || !who || shown === "refused") return;
    const key = `${who.code}.${who.guest}`;
    const before = this.known.get(key);
    if (kind === "out") {
      if (before) this.known.set(key, { ...before, inside: false });
    } else if (!before?.inside)
      this.known.set(key, {
        at: before?.at ?? Date.parse(at) - ahead,
        by: before?.by ?? this.names.here,
        inside: true,
      });
  }

  inside(code: string, guest: number): Inside | undefined {
    return this.known.get(`${code}.${guest}`);
  }

  booking(code: string): Booking | undefined {
    return this.byCode.get(code);
  }

  count(): number {
    let count = 0;
    for (const { inside } of this.known.values()) if (inside) count++;
    return count;
  }

  /** How many came, whether or not they are still inside. */
  arrived(): number {
    return this.known.size;
  }

  /** What a genuine ticket opens, as far as this device can know. */
  judgeTicket(ticket: Ticket, kind: "in" | "out"): Judged {
    if (ticket.event !== this.list.eventId) return { verdict: "wrong-event" };
    const booking = this.byId.get(ticket.booking);
    if (!booking) {
      const other = this.list.others.find(({ id }) => id === ticket.booking);
      if (other) return { verdict: over(other.state), code: other.code };
      // Signed by us, but younger than our list: the signature is worth more than the list.
      return ticket.signed ? { verdict: kind, unlisted: true } : { verdict: "unknown" };
    }
    if (ticket.link !== booking.link) return { verdict: "outdated", code: booking.code };
    return this.judge(booking, ticket.guest, kind);
  }

  /** What a code and a guest of it open. */
  judgeCode(code: string, guest: number, kind: "in" | "out"): Judged {
    const booking = this.byCode.get(code);
    if (booking) return this.judge(booking, guest, kind);
    const other = this.list.others.find((each) => each.code === code);
    return other ? { verdict: over(other.state), code } : { verdict: "unknown" };
  }

  private judge(booking: Booking, number: number, kind: "in" | "out"): Judged {
    const guest = booking.guests.find((each) => each.guest === number);
    const { code } = booking;
    if (!guest) return { verdict: "outdated", code };
    if (guest.released) return { verdict: "released", code, guest: number };
    const before = this.inside(code, number);
    if (kind === "out") return { verdict: "out", code, guest: number };
    return before?.inside
      ? { verdict: "already", code, guest: number, first: before }
      : { verdict: "in", code, guest: number };
  }
}

export interface Judged {
  verdict: Verdict;
  code?: string;
  guest?: number;
  first?: Inside;
  /** Genuine, but not in the list of this device. */
  unlisted?: boolean;
}

const over = (state: string): Verdict =>
  state === "cancelled" || state === "expired" ? "cancelled" : "not-confirmed";

const bare = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** The parties whose name, guest's name or code has all the words typed. */
export function search(list: DoorList, typed: string): Booking[] {
  const words = bare(typed).split(/\s+/).filter(Boolean);
  const code = plainCode(typed);
  if (!words.length) return [];
  return list.bookings.filter((booking) => {
    if (code.length > 2 && booking.code.startsWith(code)) return true;
    const names = bare([booking.name, ...booking.guests.map(({ name }) => name ?? "")].join(" "));
    return words.every((word) => names.includes(word));
  });
}
