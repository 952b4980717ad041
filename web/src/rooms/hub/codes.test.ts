import { describe, expect, it } from "vitest";
import { linkOf, plainCode, reservedHash, spaced } from "./codes";

const SECRET = "Zk3_x-9aBcDeFgHiJkLmNoPqRsTuVwXyZ0123456789";

it("codes are shown in two groups, and read however they are typed", () => {
  expect(spaced("K7M29QXD")).toBe("K7M2-9QXD");
  expect(["k7m2 9qxd", " K7M2–9QXD", "K7M2.9QXD"].map(plainCode)).toEqual(Array(3).fill("K7M29QXD"));
});

describe("a personal link", () => {
  it("opens what it names", () => {
    expect(linkOf(`#K7M29QXD.${SECRET}`)).toEqual({
      kind: "unknown",
      code: "K7M29QXD",
      secret: SECRET,
      giveUp: false,
    });
    expect(linkOf(`#RK7M29QXD.${SECRET}`)).toMatchObject({ kind: "reservation", code: "K7M29QXD" });
    expect(linkOf(`#R7M29QXD.${SECRET}`)).toMatchObject({ kind: "unknown", code: "R7M29QXD" });
    expect(linkOf(`#K7M29QXD.${SECRET}.rinuncio`)).toMatchObject({ kind: "booking", giveUp: true });
  });

  it("to what was reserved opens the one date, or the series, which is no reservation", () => {
    const reservations = [{ code: "K7M29QXD", secret: SECRET }];
    expect(linkOf(reservedHash({ reservations })!)).toMatchObject({ kind: "reservation", code: "K7M29QXD" });
    const series = { code: "2222-9QXD", secret: SECRET };
    expect(linkOf(reservedHash({ series, reservations })!)).toMatchObject({
      kind: "unknown",
      code: "22229QXD",
    });
    expect(reservedHash({ reservations: [] })).toBeUndefined();
  });

  it("that was cut or changed opens nothing", () => {
    for (const hash of [
      "",
      "#",
      "#K7M29QXD",
      "#K7M2.abcdefghij",
      `#K7M29QXD.${SECRET}.altro`,
      "#k7m29qxd.x y",
    ])
      expect(linkOf(hash)).toBeUndefined();
  });
});
