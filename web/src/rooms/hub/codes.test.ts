import { describe, expect, it } from "vitest";
import { linkOf, plainCode, spaced } from "./codes";

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
