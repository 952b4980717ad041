// A resident in the hub: events, booking, the waitlist, places and rooms: `node e2e/hub-resident.mjs BASE_URL ORGANISER_TOKEN [FOLDER]`.
// The server must be a demonstration (sign-in codes on the page). Exit 1 with one line for each fault.
import { launch } from "./browser.mjs";
import * as bookings from "./hub-booking.mjs";
import { House } from "./hub-house.mjs";
import * as rooms from "./hub-rooms.mjs";
import { Looker } from "./look.mjs";
import { signIn } from "./voting.mjs";

const base = (process.argv[2] ?? "").replace(/\/$/, "");
const token = process.argv[3];
if (!base || !token) throw new Error("usage: node e2e/hub-resident.mjs BASE_URL ORGANISER_TOKEN [FOLDER]");
const looker = new Looker(process.argv[4]);
looker.whole = true;
const browser = await launch();

async function open(options = {}) {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    locale: "it-IT",
    reducedMotion: "reduce",
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  looker.attend(page);
  return page;
}

/** What belongs to whoever is signed in; and the same pages in English, in forced colours and on a wide window. */
async function others({ page, house, concert, lottery }) {
  await page.goto(`${base}/prenotazioni`);
  await page.getByText("Hai prenotato senza accedere?").waitFor();
  await looker.look(page, "own-nobody");
  await page.getByRole("main").getByRole("link", { name: "Accedi" }).click();
  await signIn(page, `prova-${Date.now()}@example.org`);
  await page.getByText("Non hai prenotato niente.").waitFor();
  await page.goto(`${base}/eventi/${lottery}/prenota`);
  await page.getByLabel("Nome e cognome").fill("Ada Neri");
  await page.getByRole("button", { name: "Continua" }).click();
  await page.getByRole("button", { name: "Partecipa al sorteggio" }).click();
  await page.getByRole("heading", { name: "Partecipi al sorteggio" }).waitFor();
  await looker.look(page, "entered");
  await page.goto(`${base}/prenotazioni`);
  await page.getByRole("link", { name: "Cinema in cortile" }).waitFor();
  await page.getByRole("button", { name: "Crea l'indirizzo" }).click();
  await page.getByText(/api\/hub\/calendars\/people/).waitFor();
  await looker.look(page, "own");
  await page.getByRole("button", { name: "Cambia indirizzo" }).click();
  await looker.look(page, "calendar-change");
  await page.getByRole("dialog").getByRole("button", { name: "Cambia indirizzo" }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.goto(`${base}/eventi/${lottery}`);
  await page.getByText("Come si controlla il sorteggio").click();
  await looker.look(page, "lottery");

  const here = { latitude: 45.4602, longitude: 9.139 };
  const walker = await open({ geolocation: here, permissions: ["geolocation"] });
  await walker.goto(`${base}/eventi?luogo=${house.place}`);
  await walker.getByRole("button", { name: "Vicino a me" }).click();
  await walker.getByText("a circa 1,3 km").first().waitFor();
  await looker.look(walker, "near");
  const english = await open({ locale: "en-GB" });
  await english.goto(`${base}/eventi/${concert}`);
  await english.getByRole("heading", { name: "Where" }).waitFor();
  await looker.look(english, "english");
  const forced = await open({ forcedColors: "active" });
  await forced.goto(`${base}/spazi/${house.place}/prenota/blu`);
  await forced.getByRole("heading", { name: "Prenota: Aula blu" }).waitFor();
  await looker.look(forced, "forced-colours");
  const wide = await open({ viewport: { width: 1280, height: 900 } });
  for (const path of ["/eventi?quando=tutti", `/eventi/${concert}`, `/spazi/${house.place}`]) {
    await wide.goto(base + path);
    await wide.getByRole("heading", { level: 1 }).waitFor();
    await looker.look(wide, `wide-${path.split(/[/?]/)[1]}`);
  }
}

/** The house's own screen shows today's programme and the sign of a room, from the server's views. */
async function screen({ house }) {
  const slug = house.place;
  await house.ask("POST", "/screens", { screen: slug, name: "Ingresso" });
  const slides = [
    { id: "a", kind: "hub-today", seconds: 20, place: house.place },
    { id: "b", kind: "hub-room", seconds: 20, place: house.place, room: "sala" },
    { id: "c", kind: "hub-events", seconds: 20, place: house.place },
  ];
  await house.ask("PUT", `/screens/${slug}`, { name: "Ingresso", language: "it", follow: true, slides });
  const page = await open({ viewport: { width: 1920, height: 1080 } });
  await page.goto(`${base}/schermo/${slug}`);
  await page.getByRole("heading", { name: /^Oggi · Casa di quartiere/ }).waitFor();
  await looker.still(page, "screen-today");
  await page.keyboard.press("ArrowRight");
  await page.getByText("Occupata").waitFor();
  await looker.still(page, "screen-room");
  await page.keyboard.press("ArrowRight");
  await page.getByText("Concerto del coro").waitFor();
  await looker.still(page, "screen-events");
}

try {
  const house = await new House(base, token).build();
  const day = 24 * 60;
  const seats = { standard: 10, wheelchair: 2 };
  const concert = await house.event("concerto", "Concerto del coro", 2 * day, {
    seats,
    access: ["sign-language"],
  });
  const small = await house.event("piccolo", "Letture piccole", 3 * day, { seats: { standard: 2 } });
  const draw = House.wall(2 * day);
  const lottery = await house.event("cinema", "Cinema in cortile", 3 * day, {
    fairness: "lottery",
    drawAt: draw,
  });
  const page = await open();
  const all = { page, looker, base, house, concert, small, lottery };
  for (const step of [
    bookings.finding,
    bookings.booking,
    bookings.troubles,
    bookings.line,
    bookings.links,
    bookings.courseAndQueue,
  ])
    await step(all);
  for (const step of [rooms.places, rooms.finder, rooms.reserving, rooms.clashes, rooms.arriving])
    await step(all);
  const guest = await open();
  await rooms.invited({ ...all, page: guest });
  await guest.close();
  await others(all);
  await screen(all);
} catch (error) {
  looker.faults.push(String(error.stack ?? error));
  const pages = browser.contexts().flatMap((context) => context.pages());
  for (const page of pages) await looker.picture(page, "at-the-fault").catch(() => {});
} finally {
  await browser.close();
}
for (const fault of looker.faults) console.error(`fault: ${fault}`);
console.log(`web: the hub's ways walked, ${looker.faults.length} faults`);
process.exitCode = looker.faults.length ? 1 : 0;
