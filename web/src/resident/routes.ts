import type { Route } from "../kit/routes";
import { resultsPage } from "../rooms/budgets/results/load";

/** The resident's pages. The server answers index.html for all of these addresses. */
export const routes = [
  { path: "/", load: () => import("../rooms/budgets/Home.svelte") },
  { path: "/budgets", load: () => import("../rooms/budgets/Home.svelte") },
  { path: "/budgets/:budget", load: () => import("../rooms/budgets/BudgetPage.svelte") },
  { path: "/budgets/:budget/progetti/:project", load: () => import("../rooms/budgets/ProjectPage.svelte") },
  { path: "/budgets/:budget/vota", load: () => import("../rooms/budgets/VotePage.svelte"), task: true },
  {
    path: "/budgets/:budget/accedi",
    load: () => import("../rooms/budgets/VoteSignInPage.svelte"),
    task: true,
  },
  {
    path: "/budgets/:budget/controlla",
    load: () => import("../rooms/budgets/ReviewPage.svelte"),
    task: true,
  },
  { path: "/budgets/:budget/ricevuta", load: () => import("../rooms/budgets/ReceiptPage.svelte") },
  { path: "/budgets/:budget/risultati", load: resultsPage },
  { path: "/ricevuta", load: () => import("../rooms/budgets/ReceiptCheckPage.svelte") },
  { path: "/accedi", load: () => import("../rooms/identity/SignInPage.svelte"), task: true },
  { path: "/privacy", load: () => import("./Privacy.svelte") },
  { path: "/accessibilita", load: () => import("./Accessibility.svelte") },
] as Route[];
