import { amountOf } from "../../../conduce/amounts";
import { cellsOf, linesOf, separatorOf } from "../../../conduce/csv";
import { slugOf } from "../../../conduce/slug";
import type { Values } from "../../../kit/message";
import { potsOf } from "./projects";
import type { Budget, ProjectDraft } from "./types";

export const COLUMNS = [
  "id",
  "title_it",
  "title_en",
  "text_it",
  "text_en",
  "pot",
  "cost",
  "theme",
  "area",
  "place",
] as const;
type Column = (typeof COLUMNS)[number];
type Row = Partial<Record<Column, string>>;

export interface LineFault {
  line: number;
  column?: Column;
  key: string;
  values?: Values;
}
export interface Read {
  drafts: ProjectDraft[];
  /** The line of each draft. */
  lines: number[];
  faults: LineFault[];
}

/**
 * Projects from a table with a header. Pots and themes are named by id or by title; a missing id is made, a missing pot is the
 * only one. Ids that the budget has already replace the project.
 */
export function readProjects(text: string, budget: Budget): Read {
  const read: Read = { drafts: [], lines: [], faults: [] };
  const [header, ...lines] = linesOf(text, true);
  if (!header) return read;
  const separator = separatorOf(header.text);
  const columns = (cellsOf(header.text, separator) ?? []).map((name) =>
    name.toLowerCase().replace(/[\s-]+/g, "_"),
  );
  for (const needed of ["title_it", "cost"] as const) {
    if (!columns.includes(needed))
      read.faults.push({
        line: header.line,
        column: needed,
        key: "organise.import-no-column",
        values: { column: needed },
      });
  }
  if (read.faults.length) return read;
  const ids = new Set<string>();
  let fresh = Object.keys(budget.projects).length;
  for (const { line, text: words } of lines) {
    const cells = cellsOf(words, separator);
    if (!cells) {
      read.faults.push({ line, key: "organise.import-quote" });
      continue;
    }
    const row: Row = {};
    for (const [i, name] of columns.entries())
      if ((COLUMNS as readonly string[]).includes(name)) row[name as Column] = cells[i] ?? "";
    if (!row.id) {
      do fresh++;
      while (`P${fresh}` in budget.projects || ids.has(`P${fresh}`));
      row.id = `P${fresh}`;
    }
    const faults = faultsIn(row, line, ids, budget);
    ids.add(row.id);
    read.faults.push(...faults);
    if (faults.length) continue;
    read.drafts.push(draft(row, budget));
    read.lines.push(line);
  }
  return read;
}

function faultsIn(row: Row, line: number, ids: ReadonlySet<string>, budget: Budget): LineFault[] {
  const faults: LineFault[] = [];
  const wrong = (column: Column, key: string) =>
    faults.push({ line, column, key, values: { text: row[column] ?? "" } });
  if (!row.title_it) wrong("title_it", "organise.fault-title");
  if (amountOf(row.cost ?? "") === undefined) wrong("cost", "organise.fault-amount");
  if (!/^[^,;"\s]([^,;"\r\n\t]*[^,;"\s])?$/.test(row.id ?? "") || (row.id ?? "").length > 100)
    wrong("id", "organise.fault-id");
  else if (ids.has(row.id ?? "")) wrong("id", "organise.import-twice");
  if (pot(row, budget) === undefined) wrong("pot", "organise.import-no-pot");
  if (row.theme && theme(row, budget) === undefined) wrong("theme", "organise.import-no-theme");
  return faults;
}

const means = (typed: string, key: string, title: Record<string, string | undefined>) =>
  typed === key || Object.values(title).some((words) => slugOf(words ?? "") === slugOf(typed));

function pot(row: Row, budget: Budget): string | undefined {
  const pots = potsOf(budget);
  const typed = row.pot ?? "";
  if (!typed) return pots.length === 1 ? pots[0]?.[0] : undefined;
  return pots.find(([key, each]) => means(typed, key, each.title))?.[0];
}

const theme = (row: Row, budget: Budget): string | undefined =>
  Object.entries(budget.themes).find(([key, each]) => means(row.theme ?? "", key, each.title))?.[0];

function draft(row: Row, budget: Budget): ProjectDraft {
  const found = row.theme ? theme(row, budget) : undefined;
  const title = { it: row.title_it ?? "", ...(row.title_en ? { en: row.title_en } : {}) };
  const text = row.text_it ? { it: row.text_it, ...(row.text_en ? { en: row.text_en } : {}) } : undefined;
  return {
    id: row.id ?? "",
    pot: pot(row, budget) ?? "",
    cost: amountOf(row.cost ?? "") ?? "0",
    title,
    ...(text ? { text } : {}),
    ...(found ? { theme: found } : {}),
    ...(row.area ? { area: row.area.slice(0, 100) } : {}),
    ...(row.place ? { place: { label: row.place.slice(0, 200) } } : {}),
  };
}
