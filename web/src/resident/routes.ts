import type { Route } from "../kit/routes";
import { withTexts } from "../kit/with-texts";
import { resultsPage } from "../rooms/budgets/results/load";
import { hubPage } from "../rooms/hub/resident/load";

/** The long statements come with their own words: hardly anybody reads them first. */
const statement = withTexts({
  it: () => import("./texts/statements-it.json"),
  en: () => import("./texts/statements-en.json"),
});

/** The resident's pages. The server answers index.html for all of these addresses. */
export const routes = [
  { path: "/", load: () => import("./Home.svelte") },
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
  { path: "/eventi", load: hubPage("events") },
  { path: "/eventi/:event", load: hubPage("event") },
  {
    path: "/eventi/:event/prenota",
    load: hubPage("book"),
    task: true,
  },
  { path: "/prenotazione", load: hubPage("link") },
  { path: "/prenotazioni", load: hubPage("own") },
  {
    path: "/prenotazioni/:code",
    load: hubPage("ownBooking"),
  },
  {
    path: "/prenotazioni/spazi/:code",
    load: hubPage("ownReservation"),
  },
  { path: "/spazi", load: hubPage("places") },
  { path: "/spazi/trova", load: hubPage("finder") },
  {
    path: "/spazi/organizzazioni/:organisation",
    load: hubPage("join"),
  },
  { path: "/spazi/:place", load: hubPage("place") },
  {
    path: "/spazi/:place/prenota/:resource",
    load: hubPage("reserve"),
    task: true,
  },
  { path: "/spazi/:place/:resource", load: hubPage("room") },
  { path: "/ricevuta", load: () => import("../rooms/budgets/ReceiptCheckPage.svelte") },
  { path: "/accedi", load: () => import("../rooms/identity/SignInPage.svelte"), task: true },
  { path: "/privacy", load: statement(() => import("./Privacy.svelte")) },
  { path: "/accessibilita", load: statement(() => import("./Accessibility.svelte")) },
] as Route[];
