// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from "vitest";
import { amountField, amountOf, wholeNumber } from "./amounts";
import { dropForms, keepForm, keptForm } from "./kept";
import { takeSetup } from "./setup-secret";
import { freeKey, isSlug, slugOf } from "./slug";
import { toLocal, toUtc } from "./wall-clock";

describe("the city's clock", () => {
  it("is two hours ahead in summer and one in winter", () => {
    expect(toUtc("2026-07-01T18:00")).toBe("2026-07-01T16:00:00Z");
    expect(toUtc("2026-12-01T18:00")).toBe("2026-12-01T17:00:00Z");
    expect(toLocal("2026-07-01T16:00:00Z")).toBe("2026-07-01T18:00");
    expect(toLocal("2026-12-31T23:30:59.5Z")).toBe("2027-01-01T00:30");
    expect(toLocal(undefined)).toBe("");
  });

  it("knows the hour that is skipped and the one that comes twice", () => {
    expect(toUtc("2026-03-29T02:30")).toBe("2026-03-29T01:30:00Z");
    expect(toUtc("2026-03-29T03:00")).toBe("2026-03-29T01:00:00Z");
    expect(toUtc("2026-10-25T02:30")).toBe("2026-10-25T00:30:00Z");
    expect(toUtc("2026-10-25T03:00")).toBe("2026-10-25T02:00:00Z");
  });

  it("comes back as it was typed", () => {
    for (const local of ["2026-01-01T00:00", "2028-02-29T23:59", "2026-03-29T01:59", "2026-10-25T04:00"]) {
      expect(toLocal(toUtc(local))).toBe(local);
    }
  });

  it("goes by another place's clock, in its summer, its winter and where the two meet", () => {
    const york = "America/New_York";
    expect(toUtc("2026-07-01T18:00", york)).toBe("2026-07-01T22:00:00Z");
    expect(toLocal("2026-12-01T02:00:00Z", york)).toBe("2026-11-30T21:00");
    expect(toUtc("2026-03-08T02:30", york)).toBe("2026-03-08T07:30:00Z");
    expect(toUtc("2026-11-01T01:30", york)).toBe("2026-11-01T05:30:00Z");
    expect(toUtc("2026-11-01T02:00", york)).toBe("2026-11-01T07:00:00Z");
    // Half an hour's change, east of Rome; and none at all.
    expect(toUtc("2026-10-04T02:15", "Australia/Lord_Howe")).toBe("2026-10-03T15:45:00Z");
    expect(toUtc("2026-07-01T18:00", "Asia/Kathmandu")).toBe("2026-07-01T12:15:00Z");
  });

  it("refuses what no calendar has", () => {
    for (const local of ["", "domani", "2026-02-30T10:00", "2026-13-01T10:00", "2026-01-01T24:00"]) {
      expect(toUtc(local)).toBeUndefined();
    }
  });
});

describe("amounts", () => {
  it.each([
    ["100000", "100000"],
    ["100.000", "100000"],
    ["100,000", "100000"],
    ["1.200,50", "1200.5"],
    ["1,200.50", "1200.5"],
    ["€ 25 000", "25000"],
    ["0,5", "0.5"],
    ["1.234.567", "1234567"],
    ["007", "7"],
    ["12.50 €", "12.5"],
  ])("%s is read as %s", (typed, amount) => expect(amountOf(typed)).toBe(amount));

  it.each(["", "molto", "1.2.3", "-5", "1,2,3.4", "1.2345678", "1..5", "12.34,567.8", "5,"])(
    "%s is none",
    (typed) => expect(amountOf(typed)).toBeUndefined(),
  );

  it("are shown as people write them", () => {
    expect(amountField("1234567.5", "it")).toBe("1.234.567,50");
    expect(amountField("1234567", "en")).toBe("1,234,567");
    expect(amountField(undefined, "it")).toBe("");
    expect(amountOf(amountField("1234567.5", "it"))).toBe("1234567.5");
  });

  it("are whole where they must be", () => {
    expect(wholeNumber(" 3 ", 1, 5)).toBe(3);
    for (const typed of ["", "0", "6", "3.0", "x"]) expect(wholeNumber(typed, 1, 5)).toBeUndefined();
  });
});

describe("names in addresses", () => {
  it("come from titles", () => {
    expect(slugOf("  Giambellino: è qui, così! ")).toBe("giambellino-e-qui-cosi");
    expect(slugOf("…")).toBe("");
    expect(isSlug(slugOf(`${"a".repeat(63)} b`))).toBe(true);
  });

  it("are free", () => {
    expect(freeKey("area", new Set())).toBe("area");
    expect(freeKey("area", new Set(["area", "area-2"]))).toBe("area-3");
    expect(isSlug(freeKey("a".repeat(64), new Set(["a".repeat(64)])))).toBe(true);
  });
});

describe("a form", () => {
  const server = { title: "Nord", cost: "1" };
  beforeEach(dropForms);

  it("is kept until it says what the server says", () => {
    keepForm("x", { ...server, title: "Sud" }, JSON.stringify(server), new Date(0));
    expect(keptForm("x", server)).toMatchObject({
      form: { title: "Sud", cost: "1" },
      moved: false,
      at: "1970-01-01T00:00:00.000Z",
    });
    keepForm("x", server, JSON.stringify(server));
    expect(keptForm("x", server)).toBeUndefined();
  });

  it("says when the server's has changed meanwhile", () => {
    keepForm("x", { ...server, title: "Sud" }, JSON.stringify(server));
    expect(keptForm("x", { ...server, cost: "2" })?.moved).toBe(true);
    expect(keptForm("x", { ...server, title: "Sud" })).toBeUndefined();
  });

  it("gets the members that an earlier version of the page did not know", () => {
    keepForm("x", { title: "Sud" }, "");
    expect(keptForm("x", server)?.form).toEqual({ title: "Sud", cost: "1" });
  });

  it("goes when one signs out", () => {
    keepForm("x", { title: "Sud" }, "");
    dropForms();
    expect(keptForm("x", { title: "Nord" })).toBeUndefined();
  });
});

describe("a set-up link", () => {
  it("leaves the address at once", () => {
    const places: unknown[] = [];
    const past = { state: 7, replaceState: (...all: unknown[]) => places.push(all) } as unknown as History;
    const place = { hash: "#setup=abc", pathname: "/conduce/", search: "" } as Location;
    expect(takeSetup(place, past)).toBe("abc");
    expect(places).toEqual([[7, "", "/conduce/"]]);
    expect(takeSetup({ ...place, hash: "" }, past)).toBeUndefined();
    expect(places).toHaveLength(1);
  });
});
