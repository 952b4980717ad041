import type { IconName } from "../kit/icons";
import { match, type Route } from "../kit/routes";

type Role = "organiser" | "facilitator";
type StaffRoute = Route & { for?: Role[] };

/** Workshops are led by facilitators and organisers alike; which of them, each workshop says. */
const leaders: Role[] = ["organiser", "facilitator"];
const question = () => import("../rooms/polls/conduce/QuestionPage.svelte");
const budgets = () => import("../rooms/budgets/conduce/BudgetsPage.svelte");

const organiser: Role[] = ["organiser"];
const hub = (path: string, load: () => Promise<unknown>, who: Role[] = leaders) => ({
  path: `/conduce/${path}`,
  load: load as Route["load"],
  for: who,
});

const resource = () => import("../rooms/hub/conduce/spaces/ResourcePage.svelte");
const organisation = () => import("../rooms/hub/conduce/spaces/OrganisationPage.svelte");

/** The hub's: the desk runs everything, organisers also say what there is. */
const hubRoutes: StaffRoute[] = [
  hub("eventi", () => import("../rooms/hub/conduce/events/EventsPage.svelte")),
  hub("nuovo-evento", () => import("../rooms/hub/conduce/events/NewEventPage.svelte")),
  hub("eventi/:event", () => import("../rooms/hub/conduce/events/EventPage.svelte")),
  hub("eventi/:event/modifica", () => import("../rooms/hub/conduce/events/EditEventPage.svelte")),
  hub("eventi/:event/prenota", () => import("../rooms/hub/conduce/events/BookForPage.svelte")),
  hub("eventi/:event/prenotazioni", () => import("../rooms/hub/conduce/events/BookingsPage.svelte")),
  hub("eventi/:event/prenotazioni/:code", () => import("../rooms/hub/conduce/events/BookingPage.svelte")),
  hub("eventi/:event/esigenze", () => import("../rooms/hub/conduce/events/NeedsPage.svelte")),
  hub("eventi/:event/messaggi", () => import("../rooms/hub/conduce/events/MessagesPage.svelte")),
  hub("eventi/:event/sorteggio", () => import("../rooms/hub/conduce/events/LotteryPage.svelte")),
  hub("eventi/:event/elenco", () => import("../rooms/hub/conduce/events/ListPage.svelte")),
  hub("eventi/:event/porta", () => import("../rooms/hub/conduce/events/DoorPage.svelte")),
  hub("spazi", () => import("../rooms/hub/conduce/spaces/PlacesPage.svelte")),
  hub("nuovo-spazio", () => import("../rooms/hub/conduce/spaces/NewPlacePage.svelte"), organiser),
  hub("spazi/:place", () => import("../rooms/hub/conduce/spaces/PlacePage.svelte")),
  hub("spazi/:place/modifica", () => import("../rooms/hub/conduce/spaces/EditPlacePage.svelte"), organiser),
  hub("spazi/:place/settimana", () => import("../rooms/hub/conduce/spaces/WeekPage.svelte")),
  hub("spazi/:place/prenota", () => import("../rooms/hub/conduce/spaces/ReservePage.svelte")),
  hub("spazi/:place/nuova-risorsa", resource, organiser),
  hub("spazi/:place/risorse/:resource", resource, organiser),
  hub("prenotazioni", () => import("../rooms/hub/conduce/spaces/ReservationsPage.svelte")),
  hub("prenotazioni/:code", () => import("../rooms/hub/conduce/spaces/ReservationPage.svelte")),
  hub("organizzazioni", () => import("../rooms/hub/conduce/spaces/OrganisationsPage.svelte")),
  hub("organizzazioni/:organisation", organisation),
  hub("nuova-organizzazione", organisation, organiser),
  hub("banco", () => import("../rooms/hub/conduce/banco/DeskPage.svelte")),
  hub("posta", () => import("../rooms/hub/conduce/banco/PostPage.svelte")),
];

/** The pages of facilitators and organisers; organisers only, unless `for` says otherwise. The server checks everything again. */
export const routes = [
  { path: "/conduce", load: () => import("./Start.svelte"), for: ["organiser", "facilitator"] },
  { path: "/conduce/budgets", load: budgets },
  { path: "/conduce/nuovo-bilancio", load: () => import("../rooms/budgets/conduce/NewBudgetPage.svelte") },
  { path: "/conduce/budgets/:budget", load: () => import("../rooms/budgets/conduce/BudgetPage.svelte") },
  {
    path: "/conduce/budgets/:budget/modifica",
    load: () => import("../rooms/budgets/conduce/EditBudgetPage.svelte"),
  },
  {
    path: "/conduce/budgets/:budget/progetti",
    load: () => import("../rooms/budgets/conduce/ProjectsPage.svelte"),
  },
  {
    path: "/conduce/budgets/:budget/progetti/:project",
    load: () => import("../rooms/budgets/conduce/ProjectPage.svelte"),
  },
  {
    path: "/conduce/budgets/:budget/nuovo-progetto",
    load: () => import("../rooms/budgets/conduce/ProjectPage.svelte"),
  },
  {
    path: "/conduce/budgets/:budget/importa",
    load: () => import("../rooms/budgets/conduce/ImportPage.svelte"),
  },
  {
    path: "/conduce/budgets/:budget/anteprima",
    load: () => import("../rooms/budgets/conduce/PreviewPage.svelte"),
  },
  {
    path: "/conduce/budgets/:budget/risultati",
    load: () => import("../rooms/budgets/conduce/ResultsPage.svelte"),
  },
  {
    path: "/conduce/workshops",
    load: () => import("../rooms/polls/conduce/WorkshopsPage.svelte"),
    for: leaders,
  },
  {
    path: "/conduce/nuovo-laboratorio",
    load: () => import("../rooms/polls/conduce/NewWorkshopPage.svelte"),
    for: leaders,
  },
  {
    path: "/conduce/workshops/:code",
    load: () => import("../rooms/polls/conduce/WorkshopPage.svelte"),
    for: leaders,
  },
  {
    path: "/conduce/workshops/:code/modifica",
    load: () => import("../rooms/polls/conduce/EditWorkshopPage.svelte"),
    for: leaders,
  },
  { path: "/conduce/workshops/:code/nuova-domanda", load: question, for: leaders },
  { path: "/conduce/workshops/:code/domande/:question", load: question, for: leaders },
  {
    path: "/conduce/workshops/:code/persone",
    load: () => import("../rooms/polls/conduce/PeoplePage.svelte"),
    for: leaders,
  },
  {
    path: "/conduce/workshops/:code/invito",
    load: () => import("../rooms/polls/conduce/InvitationPage.svelte"),
    for: leaders,
  },
  {
    path: "/conduce/workshops/:code/biglietti",
    load: () => import("../rooms/polls/conduce/PapersPage.svelte"),
    for: leaders,
  },
  {
    path: "/conduce/workshops/:code/riepilogo",
    load: () => import("../rooms/polls/conduce/SummaryPage.svelte"),
    for: leaders,
  },
  {
    path: "/conduce/workshops/:code/guida",
    load: () => import("../rooms/polls/conduce/LeadPage.svelte"),
    for: leaders,
    task: true,
  },
  { path: "/conduce/elenco", load: () => import("../rooms/identity/conduce/RollPage.svelte") },
  {
    path: "/conduce/sportello",
    load: () => import("../rooms/identity/conduce/DeskPage.svelte"),
    for: ["organiser", "facilitator"],
  },
  {
    path: "/conduce/schermi",
    load: () => import("../rooms/display/conduce/ScreensPage.svelte"),
    for: ["organiser", "facilitator"],
  },
  {
    path: "/conduce/schermi/:screen",
    load: () => import("../rooms/display/conduce/ScreenPage.svelte"),
    for: ["organiser", "facilitator"],
  },
  { path: "/conduce/persone", load: () => import("../rooms/identity/conduce/StaffPage.svelte") },
  ...hubRoutes,
] as StaffRoute[];

/** Whether somebody with this role has something to do at this address. */
export function mayOpen(role: string | undefined, path: string): boolean {
  const route: StaffRoute | undefined = match(routes, path)?.route;
  return (route?.for ?? ["organiser"]).some((each) => each === role);
}

/** What the navigation offers. */
export const places: { href: string; title: string; about: string; icon: IconName }[] = [
  { href: "/conduce/budgets", title: "organise.budgets", about: "organise.budgets-about", icon: "chart" },
  { href: "/conduce/workshops", title: "lead.workshops", about: "lead.workshops-about", icon: "user" },
  { href: "/conduce/banco", title: "banco.desk", about: "banco.desk-about", icon: "clock" },
  { href: "/conduce/eventi", title: "events.events", about: "events.events-about", icon: "calendar" },
  { href: "/conduce/spazi", title: "spaces.spaces", about: "spaces.spaces-about", icon: "place" },
  { href: "/conduce/elenco", title: "staff.roll", about: "staff.roll-about", icon: "user" },
  { href: "/conduce/sportello", title: "staff.desk", about: "staff.desk-about", icon: "key" },
  { href: "/conduce/schermi", title: "screens.screens", about: "screens.screens-about", icon: "screen" },
  { href: "/conduce/persone", title: "staff.people", about: "staff.people-about", icon: "settings" },
];
