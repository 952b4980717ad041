import { describe, expect, it } from "vitest";
import {
  blocksOf,
  closedIn,
  columnsOf,
  drawn,
  hoursOf,
  moved,
  resized,
  snapped,
  type Use,
  type Week,
} from "./week";

const use = (starts: string, ends: string, more: Partial<Use> = {}): Use => ({
  resource: "sala",
  starts,
  ends,
  from: starts,
  to: ends,
  quantity: 1,
  kind: "reservation",
  ...more,
});

const week = (uses: Use[]): Week => ({
  place: "hub",
  zone: "Europe/Rome",
  from: "2026-11-23",
  days: ["2026-11-23", "2026-11-24"].map((day) => ({
    day,
    open: [{ from: `${day}T08:00:00Z`, to: `${day}T18:00:00Z` }],
  })),
  resources: { sala: { name: { it: "Sala" }, kind: "room", quantity: 1, position: 0, closed: [], uses } },
});
const columns = columnsOf(["2026-11-23", "2026-11-24"], ["sala"]);

describe("a week of a room", () => {
  it("stands by the city's clock, with the time to set up", () => {
    const [block] = blocksOf(
      week([use("2026-11-24T09:00:00Z", "2026-11-24T10:30:00Z", { from: "2026-11-24T08:45:00Z" })]),
      columns,
    );
    expect(block).toMatchObject({ column: 1, from: 600, to: 690, before: 15, after: 0, lane: 0, lanes: 1 });
  });

  it("stands by the place's clock where that is another", () => {
    const abroad = {
      ...week([use("2026-11-24T13:00:00Z", "2026-11-24T14:30:00Z")]),
      zone: "America/New_York",
    };
    expect(blocksOf(abroad, columns)[0]).toMatchObject({ column: 1, from: 480, to: 570 });
    expect(hoursOf(abroad, [])).toEqual({ from: 180, to: 780 });
    expect(closedIn(abroad, columns[1]!, { from: 180, to: 840 })).toEqual([{ from: 780, to: 840 }]);
  });

  it("shows on both days what goes on past midnight", () => {
    const blocks = blocksOf(week([use("2026-11-23T21:00:00Z", "2026-11-24T01:00:00Z")]), columns);
    expect(blocks.map(({ column, from, to }) => [column, from, to])).toEqual([
      [0, 1320, 1440],
      [1, 0, 120],
    ]);
  });

  it("puts side by side what is there at once, and nothing else", () => {
    const at = (from: string, to: string) => use(`2026-11-23T${from}:00Z`, `2026-11-23T${to}:00Z`);
    const blocks = blocksOf(
      week([at("08:00", "10:00"), at("09:00", "11:00"), at("10:00", "11:00"), at("12:00", "13:00")]),
      columns,
    );
    expect(blocks.map(({ lane, lanes }) => [lane, lanes])).toEqual([
      [0, 2],
      [1, 2],
      [0, 2],
      [0, 1],
    ]);
  });

  it("shows the hours in which something is open or taken", () => {
    expect(hoursOf(week([]), [])).toEqual({ from: 540, to: 1140 });
    const late = week([use("2026-11-24T20:00:00Z", "2026-11-24T21:30:00Z")]);
    expect(hoursOf(late, blocksOf(late, columns))).toEqual({ from: 540, to: 1380 });
    expect(closedIn(late, columns[1]!, { from: 540, to: 1380 })).toEqual([{ from: 1140, to: 1380 }]);
  });
});

describe("moving", () => {
  it("stays on the day and among the columns", () => {
    const place = { column: 1, from: 1320, to: 1380 };
    expect(moved(place, 5, 120, 3)).toEqual({ column: 2, from: 1380, to: 1440 });
    expect(moved(place, -5, -2000, 3)).toEqual({ column: 0, from: 0, to: 60 });
  });

  it("never makes a span shorter than a step", () => {
    expect(resized({ column: 0, from: 600, to: 660 }, -90, 15)).toEqual({ column: 0, from: 600, to: 615 });
    expect(resized({ column: 0, from: 1380, to: 1410 }, 90, 15).to).toBe(1440);
  });

  it("falls on steps, whichever way it is drawn", () => {
    expect(snapped(607, 15)).toBe(600);
    expect(drawn(2, 700, 611, 15)).toEqual({ column: 2, from: 600, to: 705 });
    expect(drawn(2, 600, 600, 30)).toEqual({ column: 2, from: 600, to: 630 });
  });
});
