import { describe, expect, it } from "vitest";
import { type DoorList, type DoorView, Roll, search, sessionAt, type Waiting } from "./roll";

const START = "2026-11-22T20:00:00Z";
const NOW = Date.parse(START);

const list: DoorList = {
  event: "serata",
  eventId: 7,
  title: { it: "Serata" },
  starts: START,
  ends: "2026-11-22T22:00:00Z",
  sessions: [
    { session: 1, starts: START, ends: "2026-11-22T22:00:00Z" },
    { session: 2, starts: "2026-11-29T20:00:00Z", ends: "2026-11-29T22:00:00Z" },
  ],
  zone: "Europe/Rome",
  key: { algorithm: "Ed25519", key: "", prefix: "CT1." },
  now: START,
  list: "a",
  needs: [],
  bookings: [
    {
      id: 1,
      code: "K7M29QXD",
      link: 2,
      name: "Nicolò Però",
      guests: [
        { guest: 1, name: "Nicolò Però", kind: "standard" },
        { guest: 2, kind: "wheelchair" },
        { guest: 3, kind: "standard", released: true },
      ],
    },
    { id: 2, code: "22223333", link: 1, name: "Ada", guests: [{ guest: 1, name: "Ada", kind: "standard" }] },
  ],
  others: [
    { id: 3, code: "44446666", state: "cancelled" },
    { id: 4, code: "77778888", state: "waiting" },
  ],
};

const view = (inside: boolean): DoorView => ({
  expected: 3,
  arrived: 1,
  inside: inside ? 1 : 0,
  walkIns: 0,
  queue: 0,
  list: "a",
  devices: { "5": { name: "Nord" } },
  conflicts: {},
  sessions: {
    "1": {
      starts: 0,
      ends: 0,
      arrived: 1,
      inside: 1,
      guests: { K7M29QXD: { "1": { at: NOW / 1000, by: "5", inside } } },
    },
  },
});

const scan = (changes: Partial<Waiting>): Waiting => ({
  scan: "x",
  event: "serata",
  at: START,
  ahead: 0,
  kind: "in",
  offline: true,
  shown: "in",
  who: { code: "22223333", guest: 1 },
  ...changes,
});

const roll = (seen?: DoorView, waiting: Waiting[] = []) =>
  new Roll(list, seen, waiting, { here: "qui", desk: "banco" }, NOW);
const ticket = (booking: number, guest: number, link: number, signed = true) => ({
  event: 7,
  booking,
  guest,
  link,
  signed,
});

describe("the roll", () => {
  it("lets in whom the list expects", () => {
    expect(roll().judgeTicket(ticket(1, 1, 2), "in")).toEqual({ verdict: "in", code: "K7M29QXD", guest: 1 });
    expect(roll().judgeCode("K7M29QXD", 2, "in").verdict).toBe("in");
  });

  it("knows who is inside by the view, with time and device", () => {
    expect(roll(view(true)).judgeTicket(ticket(1, 1, 2), "in")).toMatchObject({
      verdict: "already",
      first: { at: NOW, by: "Nord" },
    });
    expect(roll(view(false)).judgeTicket(ticket(1, 1, 2), "in").verdict).toBe("in");
  });

  it("knows what this phone did while nobody could be asked", () => {
    const waiting = [
      scan({}),
      scan({
        scan: "y",
        at: "2026-11-22T20:01:00Z",
        who: { code: "K7M29QXD", guest: 2 },
        shown: "refused",
      }),
    ];
    const here = roll(undefined, waiting);
    expect(here.judgeCode("22223333", 1, "in")).toMatchObject({ verdict: "already", first: { by: "qui" } });
    expect(here.judgeCode("K7M29QXD", 2, "in").verdict).toBe("in");
    expect(here.count()).toBe(1);
    const out = scan({ scan: "z", at: "2026-11-22T20:02:00Z", kind: "out", shown: "out" });
    expect(roll(undefined, [...waiting, out]).count()).toBe(0);
  });

  it("says what a ticket that opens nothing is", () => {
    expect(roll().judgeTicket({ ...ticket(1, 1, 2), event: 8 }, "in").verdict).toBe("wrong-event");
    expect(roll().judgeTicket(ticket(1, 1, 1), "in").verdict).toBe("outdated");
    expect(roll().judgeTicket(ticket(1, 9, 2), "in").verdict).toBe("outdated");
    expect(roll().judgeTicket(ticket(1, 3, 2), "in").verdict).toBe("released");
    expect(roll().judgeTicket(ticket(3, 1, 1), "in").verdict).toBe("cancelled");
    expect(roll().judgeTicket(ticket(4, 1, 1), "in").verdict).toBe("not-confirmed");
    expect(roll().judgeCode("99999999", 1, "in").verdict).toBe("unknown");
  });

  it("trusts a signature more than its own list, and nothing else", () => {
    expect(roll().judgeTicket(ticket(9, 1, 1), "in")).toEqual({ verdict: "in", unlisted: true });
    expect(roll().judgeTicket(ticket(9, 1, 1, false), "in").verdict).toBe("unknown");
  });

  it("belongs to the session that is about to begin", () => {
    expect(sessionAt(list, NOW)).toBe(1);
    expect(sessionAt(list, Date.parse("2026-11-29T18:00:00Z"))).toBe(2);
  });
});

describe("the search", () => {
  it("finds names without accents and codes in any dress", () => {
    expect(search(list, "pero nicolo").map(({ id }) => id)).toEqual([1]);
    expect(search(list, "k7m2-9").map(({ id }) => id)).toEqual([1]);
    expect(search(list, "  ")).toEqual([]);
  });
});
