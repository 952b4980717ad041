import { describe, expect, it } from "vitest";
import { jsonBytes } from "../../../conduce/csv";
import { noCounts, noteAt, plus, splitRoll } from "./roll-import";

const HEADER = "reference;email;birth_date;area;kind";
const rows = (n: number, width = 0) =>
  Array.from({ length: n }, (_, i) => `${i};a${i}@esempio.it;1980-01-01;Zona ${"à".repeat(width)};resident`);

describe("a roll", () => {
  it("is split into parts of at most 500 rows", () => {
    const file = splitRoll([HEADER, ...rows(1201)].join("\n"));
    expect(file.fault).toBeUndefined();
    expect(file.parts.map((part) => part.rows.length)).toEqual([500, 500, 201]);
    expect(file.parts.map((part) => part.lines[0])).toEqual([2, 502, 1002]);
    expect(file.rows).toBe(1201);
  });

  it("stays under 60 KB a part, counted as it is sent", () => {
    const file = splitRoll([HEADER, ...rows(900, 200)].join("\n"));
    expect(file.parts.flatMap((part) => part.rows)).toHaveLength(900);
    for (const part of file.parts) {
      expect(jsonBytes({ header: part.header, firstLine: part.lines[0], rows: part.rows })).toBeLessThan(
        60_000,
      );
    }
  });

  it("passes over empty lines and still names the file's own lines", () => {
    const file = splitRoll(`${HEADER}\r\n\r\n1;;;;\r\n\r\n2;;;;`);
    const part = file.parts[0]!;
    expect(part.lines).toEqual([3, 5]);
    expect(noteAt(part, { line: 4, detail: "x" })).toEqual({ line: 5, detail: "x" });
  });

  it("keeps back lines that no entry can fill", () => {
    const file = splitRoll(`${HEADER}\n1;${"x".repeat(1000)}\n2;;;;`);
    expect(file.tooLong).toEqual([2]);
    expect(file.parts[0]?.lines).toEqual([3]);
  });

  it("reads tables copied from a spreadsheet", () => {
    const file = splitRoll('reference\tarea\n1\tNord, "alto"');
    expect(file.parts[0]).toEqual({ header: "reference,area", rows: ['1,"Nord, ""alto"""'], lines: [2] });
  });

  it("says what is missing, and what is passed over", () => {
    expect(splitRoll("").fault).toBe("empty");
    expect(splitRoll("email\nx").fault).toBe("no-reference");
    expect(splitRoll(HEADER).fault).toBe("no-rows");
    expect(splitRoll("x".repeat(1001)).fault).toBe("long-header");
    expect(splitRoll("Reference,Nome,email\n1,Maria,").ignored).toEqual(["nome"]);
  });

  it("sums what the parts answer", () => {
    const part = { header: HEADER, rows: ["a", "b"], lines: [7, 9] };
    const header = { line: 1, detail: "Not read: name" };
    const first = plus(noCounts(), part, {
      added: 1,
      changed: 0,
      unchanged: 0,
      errors: [{ line: 8, detail: "no" }],
      warnings: [header],
    });
    const both = plus(first, part, {
      added: 1,
      changed: 2,
      unchanged: 3,
      errors: [],
      warnings: [header, { line: 7, detail: "hm" }],
    });
    expect(both).toEqual({
      added: 2,
      changed: 2,
      unchanged: 3,
      errors: [{ line: 9, detail: "no" }],
      warnings: [header, { line: 7, detail: "hm" }],
    });
  });
});
