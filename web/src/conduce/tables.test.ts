import { describe, expect, it } from "vitest";
import { batches, MOST_BYTES } from "./batches";
import { cellsOf, csvText, decode, jsonBytes, linesOf, separatorOf } from "./csv";

describe("a table", () => {
  it("is cut at any line end, without empty lines, with the numbers of the file", () => {
    expect(linesOf("\uFEFFa,b\r\n1,2\n\n;;\n3,4\r")).toEqual([
      { line: 1, text: "a,b" },
      { line: 2, text: "1,2" },
      { line: 5, text: "3,4" },
    ]);
  });

  it("keeps cells with line breaks together where that is asked for", () => {
    const text = 'a,b\n1,"two\nlines"\n3,4';
    expect(linesOf(text, true).map((line) => line.line)).toEqual([1, 2, 4]);
    expect(linesOf(text).map((line) => line.line)).toEqual([1, 2, 3, 4]);
  });

  it("is read with its own separator", () => {
    expect(separatorOf("a;b,c")).toBe(";");
    expect(separatorOf("a\tb;c")).toBe("\t");
    expect(cellsOf('1; "a; ""b""" ;', ";")).toEqual(["1", 'a; "b"', ""]);
    expect(cellsOf('1,"open', ",")).toBeUndefined();
  });

  it("is written so that a spreadsheet runs nothing", () => {
    expect(
      csvText([
        ["=1+1", 'a "b"'],
        ["-", "è"],
      ]),
    ).toBe('\uFEFF\'=1+1,"a ""b"""\r\n\'-,è\r\n');
  });

  it("is decoded from UTF-8 or from what old spreadsheets write", () => {
    const bytes = (...values: number[]) => new Uint8Array(values).buffer;
    expect(decode(bytes(0x63, 0x69, 0x74, 0x74, 0xc3, 0xa0))).toBe("città");
    expect(decode(bytes(0x63, 0x69, 0x74, 0x74, 0xe0))).toBe("città");
  });
});

describe("requests", () => {
  it("hold as much as fits, in order", () => {
    const things = Array.from({ length: 250 }, (_, i) => ({ id: i, text: "à".repeat(1000) }));
    const parts = batches(things, 100);
    expect(parts.flat()).toEqual(things);
    for (const part of parts) {
      expect(part.length).toBeLessThanOrEqual(100);
      expect(jsonBytes(part)).toBeLessThanOrEqual(MOST_BYTES + 2);
    }
    expect(parts.length).toBe(Math.ceil(250 / Math.floor(MOST_BYTES / (jsonBytes(things[200]) + 1))));
  });

  it("send a thing alone that is too heavy for company", () => {
    expect(batches(["x".repeat(70_000), "y"], 100).map((part) => part.length)).toEqual([1, 1]);
    expect(batches([], 100)).toEqual([]);
  });
});
