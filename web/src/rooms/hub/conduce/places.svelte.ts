import { call } from "../../../conduce/call";
import { api, type Schemas } from "../../../kit/api";
import { Loaded } from "../loaded.svelte";

export type Place = Schemas["HubPlace"];
export type ListedPlace = Schemas["HubPlaceList"]["places"][number];
export type Resource = Schemas["HubResource"];
export type Organisation = Schemas["HubOrganisation"];

export const readPlaces = async () => {
  const answer = await call(api.GET("/hub/places"));
  return answer.ok ? { ...answer, data: answer.data.places } : answer;
};

export const readOrganisations = async () => {
  const answer = await call(api.GET("/hub/organisations"));
  return answer.ok ? { ...answer, data: answer.data.organisations.filter((each) => !each.archived) } : answer;
};

export const readPlace = (place: string) =>
  call(api.GET("/hub/places/{place}", { params: { path: { place } } }));

/** The resources of a place that are in use, in the organisers' order, with their keys. */
export const resourcesOf = (place: Place | undefined): Resource[] =>
  Object.values(place?.resources ?? {})
    .filter((each) => !each.archived)
    .sort((a, b) => a.position - b.position || a.resource.localeCompare(b.resource));

/** Places and organisations for a form's lists, and the chosen place with what it has. Made while a component starts. */
export class Surroundings {
  readonly places = new Loaded(readPlaces);
  readonly organisations = new Loaded(readOrganisations);
  #known: Record<string, Place> = $state.raw({});
  #asked = new Set<string>();

  /** A place with its resources; undefined until it came. */
  place(slug: string): Place | undefined {
    return this.#known[slug];
  }

  /** By which clock a place goes; undefined until it or the list came. */
  zone(slug: string): string | undefined {
    return this.#known[slug]?.zone ?? this.places.now?.find((each) => each.place === slug)?.zone;
  }

  /** Reads a place once. */
  async need(slug: string): Promise<void> {
    if (!slug || this.#asked.has(slug)) return;
    this.#asked.add(slug);
    const answer = await readPlace(slug);
    if (answer.ok) this.#known = { ...this.#known, [slug]: answer.data };
    else this.#asked.delete(slug);
  }
}
