import { describe, expect, it } from "vitest";
import { checkRepeat, daysOf, emptyRepeat, type Repeat, ruleOf } from "./repeat";

const like = (some: Partial<Repeat>): Repeat => ({ ...emptyRepeat(), ...some });

describe("something that comes again", () => {
  it("each week has the weekday of its first day, and those added", () => {
    const weekly = like({ count: "4", days: [4] });
    expect(ruleOf(weekly, "2026-11-24", 60)).toBe("FREQ=WEEKLY;BYDAY=TU,TH;COUNT=4");
    expect(daysOf(weekly, "2026-11-24", 60)).toEqual([
      "2026-11-24",
      "2026-11-26",
      "2026-12-01",
      "2026-12-03",
    ]);
  });

  it("counts other weeks from Monday, as the rule does", () => {
    const second = like({ interval: "2", count: "3", days: [1] });
    expect(ruleOf(second, "2026-11-25", 60)).toBe("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE;COUNT=3");
    expect(daysOf(second, "2026-11-25", 60)).toEqual(["2026-11-25", "2026-12-07", "2026-12-09"]);
  });

  it("falls on the second Tuesday, or on the last where there is a fifth", () => {
    const monthly = like({ every: "month", count: "3" });
    expect(ruleOf(monthly, "2026-11-10", 60)).toBe("FREQ=MONTHLY;BYDAY=2TU;COUNT=3");
    expect(daysOf(monthly, "2026-11-10", 60)).toEqual(["2026-11-10", "2026-12-08", "2027-01-12"]);
    expect(ruleOf(monthly, "2026-11-30", 60)).toBe("FREQ=MONTHLY;BYDAY=-1MO;COUNT=3");
    expect(daysOf(monthly, "2026-11-30", 60)).toEqual(["2026-11-30", "2026-12-28", "2027-01-25"]);
  });

  it("leaves out months without that day", () => {
    const monthly = like({ every: "month", monthly: "date", count: "3" });
    expect(ruleOf(monthly, "2026-12-31", 60)).toBe("FREQ=MONTHLY;BYMONTHDAY=31;COUNT=3");
    expect(daysOf(monthly, "2026-12-31", 60)).toEqual(["2026-12-31", "2027-01-31", "2027-03-31"]);
  });

  it("ends on a day, which the rule tells as a number", () => {
    const until = like({ every: "day", interval: "3", ends: "until", until: "2026-12-01" });
    expect(daysOf(until, "2026-11-24", 60)).toEqual(["2026-11-24", "2026-11-27", "2026-11-30"]);
    expect(ruleOf(until, "2026-11-24", 60)).toBe("FREQ=DAILY;INTERVAL=3;COUNT=3");
  });

  it("has no days before its first one is said", () => {
    expect(daysOf(emptyRepeat(), "", 60)).toEqual([]);
    expect(ruleOf(emptyRepeat(), "", 60)).toMatch(/;COUNT=0$/);
  });

  it("is refused where it never ends or never comes again", () => {
    expect(Object.keys(checkRepeat(like({ count: "61" }), "2026-11-24", 60))).toEqual(["/recurrence/count"]);
    expect(Object.keys(checkRepeat(like({ ends: "until", until: "2026-11-24" }), "2026-11-24", 60))).toEqual([
      "/recurrence/until",
    ]);
    expect(Object.keys(checkRepeat(like({ interval: "0" }), "2026-11-24", 60))).toEqual([
      "/recurrence/interval",
    ]);
  });
});
