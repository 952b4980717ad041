// What the hub's views may say to a screen: `hub/places/{place}/today`, `hub/events`, `hub/events/{event}/queue`; the last ones as
// nobody should. Times are told from now on, because the page's clock decides what is on.
const MINUTE = 60_000;
const at = (minutes) => new Date(Math.floor(Date.now() / MINUTE) * MINUTE + minutes * MINUTE).toISOString();
const day = () => new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Rome" }).format(new Date());

const rooms = ["Sala grande", "Laboratorio", "Aula blu", "Aula verde", "Cucina", "Atrio"];
const key = (name) => name.toLowerCase().replace(/\W/g, "-");

/** A place's day: `[room, from, to, title or undefined, event]`, in minutes from now. */
function today(uses, more = {}) {
  const all = Object.fromEntries(
    rooms.map((name, position) => [
      key(name),
      { position, name: { it: name }, kind: "room", seats: 20 + position, quantity: 1, slots: {} },
    ]),
  );
  uses.forEach(([room, from, to, title, event, organisation], i) => {
    all[key(room)].slots[String(i + 1)] = {
      starts: at(from),
      ends: at(to),
      kind: event ? "event" : "reservation",
      ...(title ? { title: { it: title } } : {}),
      ...(event ? { event } : {}),
      ...(organisation ? { organisation } : {}),
    };
  });
  return {
    place: "hub",
    name: { it: "Casa di quartiere Giambellino" },
    day: day(),
    zone: "Europe/Rome",
    open: { 1: { opens: at(-200), closes: at(400) } },
    rooms: all,
    ...more,
  };
}

const event = (starts, title, free, more = {}) => ({
  position: 1,
  title: { it: title },
  starts: at(starts),
  ends: at(starts + 120),
  place: "hub",
  category: "culture",
  kind: "single",
  access: [],
  booking: free === "none" ? "none" : "open",
  free,
  phase: "published",
  ...more,
});

const events = {
  events: {
    riparo: event(-30, "Caffè delle riparazioni", "few"),
    concerto: event(90, "Concerto del coro di quartiere", "last"),
    "corso-stampa": event(150, "Corso di stampa a mano", "full", { kind: "course" }),
    lettura: event(1_500, "Letture ad alta voce per bambine e bambini", "many", { place: "biblioteca" }),
    mercato: event(2_900, "Mercato del sabato", "none", { place: "mercato" }),
    assemblea: event(
      4_300,
      "Assemblea sul bilancio partecipativo: come sono stati spesi i soldi dell'anno scorso",
      "many",
    ),
    yoga: event(5_800, "Ginnastica dolce", "many", { phase: "cancelled" }),
    cinema: event(7_200, "Cinema in cortile", "many"),
  },
};

const usual = [
  ["Sala grande", 90, 210, "Concerto del coro di quartiere", "concerto"],
  ["Atrio", 90, 210, "Concerto del coro di quartiere", "concerto"],
  ["Laboratorio", -30, 90, "Caffè delle riparazioni", "riparo"],
  ["Aula blu", -60, 30, undefined, undefined, "Associazione Il Ponte"],
  ["Aula verde", 150, 270, "Corso di stampa a mano", "corso-stampa"],
];
const crowded = [
  ...usual,
  ["Aula blu", 45, 105, undefined, undefined, "Scuola di italiano"],
  ["Aula blu", 120, 180, undefined, undefined, undefined],
  ["Cucina", 15, 75, undefined, undefined, "Gruppo di acquisto solidale del Giambellino e dei dintorni"],
  ["Cucina", 90, 150, undefined, undefined, undefined],
  ["Laboratorio", 120, 240, undefined, undefined, "Ciclofficina"],
];
const monster = "W".repeat(5_000);

const view = (place) => `hub/places/${place}/today`;
const day1 = { kind: "hub-today", place: "hub" };
const sign = (room) => ({ kind: "hub-room", place: "hub", room: key(room) });
const queue = { kind: "hub-queue", event: "concerto" };

export const hubPlaces = [
  { place: "hub", name: { it: "Casa di quartiere Giambellino" } },
  { place: "biblioteca", name: { it: "Biblioteca Lorenteggio" } },
  { place: "mercato", name: { it: "Mercato coperto" } },
];

export const hubCases = {
  "hub-today": { slide: day1, views: { [view("hub")]: today(usual), "hub/events": events } },
  "hub-today-night": {
    slide: day1,
    views: { [view("hub")]: today(usual), "hub/events": events },
    dark: true,
  },
  "hub-today-many": { slide: day1, views: { [view("hub")]: today(crowded), "hub/events": events } },
  "hub-today-empty": {
    slide: day1,
    views: {
      [view("hub")]: today([], { open: {}, closed: { it: "Festa di Sant'Ambrogio" } }),
      "hub/events": events,
    },
  },
  "hub-today-alone": { slide: day1, views: { [view("hub")]: today(usual) } },
  "hub-events": { slide: { kind: "hub-events" }, views: { "hub/events": events } },
  "hub-events-place": {
    slide: { kind: "hub-events", place: "hub" },
    views: { "hub/events": events, [view("hub")]: today(usual) },
  },
  "hub-room-free": { slide: sign("Sala grande"), views: { [view("hub")]: today(usual) } },
  "hub-room-free-all-day": { slide: sign("Cucina"), views: { [view("hub")]: today(usual) } },
  "hub-room-taken": { slide: sign("Laboratorio"), views: { [view("hub")]: today(crowded) } },
  "hub-room-taken-night": { slide: sign("Aula blu"), views: { [view("hub")]: today(usual) }, dark: true },
  "hub-queue": {
    slide: queue,
    views: {
      "hub/events": events,
      "hub/events/concerto/queue": {
        open: true,
        waiting: 5,
        called: { 14: { until: at(4) }, 13: { until: at(3) } },
        next: 15,
      },
    },
  },
  "hub-queue-many": {
    slide: queue,
    views: {
      "hub/events": events,
      "hub/events/concerto/queue": {
        open: false,
        waiting: 12,
        called: Object.fromEntries(
          [118, 119, 120, 121, 122, 123, 124].map((n) => [n, { until: at(n - 110) }]),
        ),
      },
    },
  },
  "hub-queue-none": {
    slide: queue,
    views: { "hub/events": events, "hub/events/concerto/queue": { open: true, waiting: 0, called: {} } },
  },
  "hub-hostile": {
    slide: day1,
    views: {
      [view("hub")]: today(
        [
          ["Sala grande", -10, 60, monster, "concerto"],
          ["Cucina", 10, 60, "\u202eoirartnoc <b>la</b>", "riparo"],
          ["Atrio", 20, 60, undefined, undefined, `z${"\u0323\u0301\u0489".repeat(300)}`],
        ],
        { name: { it: `${monster} <script>` } },
      ),
      "hub/events": events,
    },
  },
  "hub-room-hostile": {
    slide: sign("Cucina"),
    views: {
      [view("hub")]: today([
        ["Cucina", -10, 60, monster, "concerto"],
        ["Cucina", 70, 80, monster, "riparo"],
      ]),
    },
  },
};

/** A screen with this one slide. */
export const hubScreen = (slide, dark = false) => ({
  screen: "prova",
  name: "Ingresso · Casa di quartiere",
  language: "it",
  follow: true,
  paired: true,
  ...(dark ? { night: { from: "00:00", to: "23:59" } } : {}),
  slides: { a: { position: 0, seconds: 15, ...slide } },
});
