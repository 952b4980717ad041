import type { Route } from "../kit/routes";

/** The pages of facilitators and organisers. Rooms add theirs from `rooms/<room>/conduce/`. */
export const routes = [{ path: "/conduce", load: () => import("./Start.svelte") }] as Route[];
