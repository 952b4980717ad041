/** Lines of comma-separated values (RFC 4180) as people have them: `,`, `;` or tabs, any line end, a byte-order mark or none. */
export interface Line {
  /** Where it stands in the file, from 1; a quoted cell may hold line breaks, so lines can be taller than one. */
  line: number;
  text: string;
}

/** The lines that hold something. Unless `tall`, each line of the file is one, whatever quotes say. */
export function linesOf(text: string, tall = false): Line[] {
  const all = text.startsWith("\uFEFF") ? text.slice(1) : text;
  const lines: Line[] = [];
  let held: Line | undefined;
  for (const [i, piece] of all.split(/\r\n|\r|\n/).entries()) {
    held = held ? { ...held, text: `${held.text}\n${piece}` } : { line: i + 1, text: piece };
    if (tall && opens(held.text)) continue;
    lines.push(held);
    held = undefined;
  }
  if (held) lines.push(held);
  return lines.filter((line) => /[^\s,;]/.test(line.text));
}

/** An odd number of quotes: the last one does not end here. */
const opens = (text: string) => (text.split('"').length - 1) % 2 === 1;

export function separatorOf(header: string): string {
  if (header.includes("\t")) return "\t";
  return header.includes(";") ? ";" : ",";
}

/** The cells of a line; undefined if a quote does not end. */
export function cellsOf(text: string, separator: string): string[] | undefined {
  const cells: string[] = [];
  let cell = "";
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (quoted && c === '"' && text[i + 1] === '"') {
      cell += c;
      i++;
    } else if (quoted) {
      if (c === '"') quoted = false;
      else cell += c;
    } else if (c === '"' && cell.trim() === "") {
      cell = "";
      quoted = true;
    } else if (c === separator) {
      cells.push(cell.trim());
      cell = "";
    } else cell += c;
  }
  cells.push(cell.trim());
  return quoted ? undefined : cells;
}

/** A file that a spreadsheet may open: cells that begin like a formula get an apostrophe in front. */
export function csvText(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => {
    const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",;\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
  };
  return `\uFEFF${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

/** The text of a file in UTF-8 or, as old spreadsheets write it, in Windows-1252. */
export function decode(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

const encoder = new TextEncoder();

/** How many bytes a value takes in a request's body. */
export const jsonBytes = (value: unknown): number => encoder.encode(JSON.stringify(value)).length;
