import type { Route } from "../kit/routes";

/** The resident's pages. The server answers index.html for all of these addresses. */
export const routes = [
  { path: "/", load: () => import("../rooms/budgets/Home.svelte") },
  { path: "/accedi", load: () => import("../rooms/identity/SignInPage.svelte"), task: true },
] as Route[];
