import { MOST_BYTES } from "../../../conduce/batches";
import { cellsOf, jsonBytes, linesOf, separatorOf } from "../../../conduce/csv";

const MOST_ROWS = 500;
const LONGEST = 1000;

/** What is sent at once. `lines` says where each row stands in the file: empty lines are not sent. */
export interface RollPart {
  header: string;
  rows: string[];
  lines: number[];
}

export interface RollNote {
  line: number;
  column?: string | undefined;
  detail: string;
}

/** Why a file can't be sent at all. */
export type RollFault = "empty" | "no-rows" | "no-reference" | "long-header";

export interface RollFile {
  fault?: RollFault;
  /** Columns that the server passes over. */
  ignored: string[];
  rows: number;
  parts: RollPart[];
  /** Lines longer than any entry can be: most likely a quote that does not end. */
  tooLong: number[];
}

const KNOWN = ["reference", "email", "birth_date", "area", "kind"];

/** A file as parts of at most 500 rows and under 60 KB. */
export function splitRoll(text: string): RollFile {
  const [header, ...lines] = linesOf(text);
  const file: RollFile = { ignored: [], rows: lines.length, parts: [], tooLong: [] };
  if (!header) return { ...file, fault: "empty" };
  if (header.text.length > LONGEST) return { ...file, fault: "long-header" };
  // Tables copied from a spreadsheet come with tabs, which the server does not read.
  const tabs = separatorOf(header.text) === "\t";
  const plain = (words: string) => (tabs ? commas(words) : words);
  const names = (cellsOf(plain(header.text), separatorOf(plain(header.text))) ?? []).map((name) =>
    name.toLowerCase(),
  );
  if (!names.includes("reference")) return { ...file, fault: "no-reference" };
  if (!lines.length) return { ...file, fault: "no-rows" };
  file.ignored = names.filter((name) => name !== "" && !KNOWN.includes(name));
  const empty = jsonBytes({ header: plain(header.text), firstLine: 1_000_000, rows: [] });
  let part: RollPart | undefined;
  let size = 0;
  for (const { line, text: words } of lines) {
    const row = plain(words);
    if (row.length > LONGEST) {
      file.tooLong.push(line);
      continue;
    }
    const weight = jsonBytes(row) + 1;
    if (!part || part.rows.length >= MOST_ROWS || size + weight > MOST_BYTES) {
      part = { header: plain(header.text), rows: [], lines: [] };
      file.parts.push(part);
      size = empty;
    }
    part.rows.push(row);
    part.lines.push(line);
    size += weight;
  }
  return file;
}

const commas = (row: string) =>
  (cellsOf(row, "\t") ?? row.split("\t"))
    .map((cell) => (/[",;]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell))
    .join(",");

/** The server counts rows on from the first line that it was told; this is the line of the file. */
export function noteAt(part: RollPart, note: RollNote): RollNote {
  const first = part.lines[0] ?? 0;
  return { ...note, line: part.lines[note.line - first] ?? note.line };
}

export interface RollCounts {
  added: number;
  changed: number;
  unchanged: number;
  errors: RollNote[];
  warnings: RollNote[];
}

export const noCounts = (): RollCounts => ({ added: 0, changed: 0, unchanged: 0, errors: [], warnings: [] });

/** Remarks on the header come with every part. */
function once(notes: RollNote[]): RollNote[] {
  const seen = new Set<string>();
  return notes.filter(({ line, detail }) => !seen.has(`${line} ${detail}`) && seen.add(`${line} ${detail}`));
}

/** Sums what the parts answered. */
export function plus(total: RollCounts, part: RollPart, answer: RollCounts): RollCounts {
  const local = (notes: RollNote[]) => notes.map((note) => noteAt(part, note));
  return {
    added: total.added + answer.added,
    changed: total.changed + answer.changed,
    unchanged: total.unchanged + answer.unchanged,
    errors: [...total.errors, ...local(answer.errors)],
    warnings: once([...total.warnings, ...local(answer.warnings)]),
  };
}
