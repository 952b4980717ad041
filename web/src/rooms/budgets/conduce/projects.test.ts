import { describe, expect, it } from "vitest";
import { attempts, bytesIn, fitted } from "../../../conduce/parts/picture";
import { readProjects } from "./project-import";
import {
  checkProject,
  draftOf,
  emptyProject,
  fromProject,
  moved,
  ordered,
  projectPointer,
  toProject,
} from "./projects";
import { byPot, whyLost } from "./results";
import type { Budget, Project, Results } from "./types";

const project = (position: number, more: Partial<Project> = {}): Project => ({
  pot: "a",
  cost: "1000",
  title: { it: `Progetto ${position}` },
  position,
  tie: position,
  status: "standing",
  ...more,
});

const budget = {
  slug: "nord",
  currency: "EUR",
  pots: {
    a: { title: { it: "Municipio 6", en: "District 6" }, amount: "1", position: 1 },
    b: { title: { it: "Sud" }, amount: "1", position: 2 },
  },
  themes: { verde: { title: { it: "Verde e clima" } } },
  projects: {
    P1: project(1),
    P2: project(2, { picture: "/api/pictures/nord/2-x", status: "withdrawn", reason: { it: "x" } }),
    "L/3": project(3),
  },
} as unknown as Budget;

describe("a project's form", () => {
  it("goes out and back unchanged, without its picture, which stays stored", () => {
    const stored = project(4, {
      text: { it: "Testo" },
      theme: "verde",
      area: "Nord",
      place: { label: "Via Roma", latitude: "45.4486" },
      picture: "/api/x",
      cost: "1234.5",
    });
    const form = fromProject("P9", stored, "it");
    expect(form.cost).toBe("1.234,50");
    expect(checkProject(form, [])).toEqual({});
    expect(toProject(form, stored)).toEqual(draftOf("P9", stored));
    expect(draftOf("P9", stored).place).toEqual({ label: "Via Roma", latitude: 45.4486 });
    expect(toProject({ ...form, picture: "data:image/webp;base64,AA" }, stored).picture).toBe(
      "data:image/webp;base64,AA",
    );
  });

  it("begins with a free code in the first pot", () => {
    expect(emptyProject(budget)).toMatchObject({ id: "P4", pot: "a", cost: "" });
  });

  it("names what is wrong", () => {
    const form = { ...emptyProject(budget), id: "P1", latitude: "91", longitude: "nove" };
    expect(Object.keys(checkProject(form, ["P1"])).sort()).toEqual([
      "/cost",
      "/id",
      "/place/latitude",
      "/place/longitude",
      "/title/it",
    ]);
    expect(Object.keys(checkProject({ ...form, id: "a;b" }, []))).toContain("/id");
  });

  it("finds the field that the server means", () => {
    expect(projectPointer("L/3", "/projects/0/cost")).toBe("/cost");
    expect(projectPointer("L/3", "/projects/0/title")).toBe("/title/it");
    expect(projectPointer("L/3", "/projects/L/3/pot")).toBe("/pot");
    expect(projectPointer("L/3", "/projects/L~13/pot")).toBe("/pot");
    expect(projectPointer("L/3", "/projects/L/3")).toBe("/id");
    expect(projectPointer("L/3", "/other")).toBe("/other");
  });

  it("moves with the ones it passes, and ties follow", () => {
    const entries = ordered(budget);
    expect(entries.map(([id]) => id)).toEqual(["P1", "P2", "L/3"]);
    expect(
      moved(entries, 2, 1).map(({ id, position, tie, picture }) => [id, position, tie, picture]),
    ).toEqual([
      ["L/3", 2, 2, undefined],
      ["P2", 3, 3, undefined],
    ]);
    expect(moved(entries, 0, 0)).toEqual([]);
    expect(moved(entries, 9, 0)).toEqual([]);
  });
});

describe("a table of projects", () => {
  it("names pots and themes by id or title, and makes codes", () => {
    const read = readProjects(
      'title_it;cost;pot;theme;text_it\nPanchine;1.500;municipio 6;VERDE e clima;"Due righe;\ninsieme"\nAlberi;2000,50;b;;\n',
      budget,
    );
    expect(read.faults).toEqual([]);
    expect(read.lines).toEqual([2, 4]);
    expect(read.drafts).toEqual([
      {
        id: "P4",
        pot: "a",
        cost: "1500",
        title: { it: "Panchine" },
        text: { it: "Due righe;\ninsieme" },
        theme: "verde",
      },
      { id: "P5", pot: "b", cost: "2000.5", title: { it: "Alberi" } },
    ]);
  });

  it("says what is wrong in which line and column, and keeps the good lines", () => {
    const read = readProjects(
      "id,title_it,cost,pot\nX,,10,a\nY,Buono,10,a\nY,Doppio,10,a\nZ,Caro,molto,est\n",
      budget,
    );
    expect(read.drafts.map((draft) => draft.id)).toEqual(["Y"]);
    expect(read.faults.map(({ line, column }) => [line, column])).toEqual([
      [2, "title_it"],
      [4, "id"],
      [5, "cost"],
      [5, "pot"],
    ]);
  });

  it("wants its two columns", () => {
    expect(readProjects("nome,cost\nA,1", budget).faults.map((fault) => fault.column)).toEqual(["title_it"]);
    expect(readProjects("", budget)).toEqual({ drafts: [], lines: [], faults: [] });
  });
});

describe("a picture", () => {
  it("keeps its shape and never grows", () => {
    expect(fitted(4000, 3000, 960)).toEqual({ width: 960, height: 720 });
    expect(fitted(300, 100, 960)).toEqual({ width: 300, height: 100 });
    expect(fitted(9000, 2, 240)).toEqual({ width: 240, height: 1 });
  });

  it("is tried larger before smaller, each size once", () => {
    const tries = attempts(4000, 3000);
    expect(tries[0]).toEqual({ width: 960, height: 720, quality: 0.82 });
    expect(tries.at(-1)).toEqual({ width: 240, height: 180, quality: 0.4 });
    const areas = tries.map((each) => each.width * each.height);
    expect(areas).toEqual([...areas].sort((a, b) => b - a));
    expect(new Set(attempts(200, 100).map((each) => each.width))).toEqual(new Set([200]));
  });

  it("knows its weight", () => {
    expect(bytesIn("data:image/png;base64,AAAA")).toBe(3);
    expect(bytesIn("data:image/png;base64,AA==")).toBe(1);
  });
});

describe("results", () => {
  it("stand by pot in the order of the count, winners first", () => {
    const outcome = (order: number, won: boolean, more = {}) => ({
      order,
      won,
      votes: 1,
      score: 1,
      cost: "1",
      verdict: won ? "won" : "did-not-fit",
      ...more,
    });
    const groups = byPot(budget, {
      rule: "greedy",
      ballots: 3,
      currency: "EUR",
      pots: {},
      projects: {
        "L/3": outcome(1, false, { missing: "5" }),
        P1: outcome(2, true),
        P2: outcome(3, false, { withdrawn: true }),
      },
    } as unknown as Results);
    expect(
      groups.map((group) => [group.key, group.won.map((each) => each.id), group.lost.map((each) => each.id)]),
    ).toEqual([
      ["a", ["P1"], ["L/3", "P2"]],
      ["b", [], []],
    ]);
    expect(groups[0]!.lost.map(whyLost)).toEqual(["missing", "withdrawn"]);
  });
});
