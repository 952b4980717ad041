import type { Budget, Project } from "./types";

export interface Filter {
  search: string;
  pot: string;
  theme: string;
}

export const NO_FILTER: Filter = { search: "", pot: "", theme: "" };

/** The ids that pass. Words are looked for in title, text, area and place, whatever their accents and case. */
export function passing(budget: Budget, ids: string[], filter: Filter): string[] {
  const words = plain(filter.search).split(/\s+/).filter(Boolean);
  return ids.filter((id) => {
    const project = budget.projects[id];
    if (!project) return false;
    if (filter.pot && project.pot !== filter.pot) return false;
    if (filter.theme && project.theme !== filter.theme) return false;
    const text = words.length ? plain(searchable(project)) : "";
    return words.every((word) => text.includes(word));
  });
}

function searchable(project: Project): string {
  const texts = [...Object.values(project.title), ...Object.values(project.text ?? {})];
  return [...texts, project.area ?? "", project.place?.label ?? ""].join(" ");
}

const plain = (text: string) =>
  text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase();
