import type { Schemas } from "../../kit/api";

export type Slide = Schemas["Slide"];

/** The view `screens/{screen}`. */
export interface Programme {
  screen: string;
  name: string;
  language: "it" | "en";
  follow: boolean;
  paired: boolean;
  night?: { from: string; to: string };
  slides: Record<string, Omit<Slide, "id"> & { position: number }>;
}

/** The slides in their order. */
export function slidesOf(programme: Programme): Slide[] {
  return Object.entries(programme.slides)
    .sort(([, a], [, b]) => a.position - b.position)
    .map(([id, { position: _, ...slide }]) => ({ ...slide, id }));
}
