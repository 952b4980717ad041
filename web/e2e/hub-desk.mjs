// The desk's and the organiser's ways through the hub: `node e2e/hub-desk.mjs BASE_URL SETUP_LINK_OR_EMAIL [FOLDER]`. The server is a
// demonstration (sign-in codes on the page). A place with rooms and an event are made, people booked, a reservation moved by keyboard,
// a request approved, a message sent, a list printed. Exit 1 with one line for each fault.
import { launch } from "./browser.mjs";
import { runEvent } from "./hub-desk-events.mjs";
import { runSpaces } from "./hub-desk-spaces.mjs";
import { Looker } from "./look.mjs";

const [given, way = "organizza@example.org", folder] = process.argv.slice(2);
const base = (given ?? "").replace(/\/$/, "");
if (!base) throw new Error("usage: node e2e/hub-desk.mjs BASE_URL SETUP_LINK_OR_EMAIL [FOLDER]");
const looker = new Looker(folder);
looker.whole = true;
const browser = await launch();
const mark = Date.now().toString(36);

async function open(width, height, options = {}) {
  const context = await browser.newContext({
    viewport: { width, height },
    locale: "it-IT",
    timezoneId: "Europe/Rome",
    reducedMotion: "reduce",
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  looker.attend(page);
  return page;
}

async function signIn(page) {
  if (way.includes("#setup=")) await page.goto(base + new URL(way, base).pathname + new URL(way, base).hash);
  else {
    await page.goto(`${base}/conduce/`);
    await page.locator("#sign-in-email").fill(way);
    await page.getByRole("button", { name: "Mandami il codice" }).click();
    await page.getByRole("button", { name: "Usa questo codice" }).click();
    await page.getByRole("button", { name: "Entra", exact: true }).click();
  }
  await page.locator("[data-part=places]").waitFor();
}

/** A day of next week by the city's calendar, "2026-11-25"; 1 is Monday. */
export function nextWeek(weekday) {
  const today = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Rome", dateStyle: "short" }).format(
    new Date(),
  );
  const day = new Date(`${today}T12:00:00Z`);
  day.setUTCDate(day.getUTCDate() + 7 - (day.getUTCDay() || 7) + weekday);
  return day.toISOString().slice(0, 10);
}

/** The same pages on a phone: nothing scrolls sideways, everything is there. */
async function onPhone(page, paths) {
  await page.setViewportSize({ width: 360, height: 740 });
  for (const [path, name] of paths) {
    await page.goto(base + path);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.waitForTimeout(500);
    await looker.look(page, `phone-${name}`);
  }
}

try {
  const page = await open(1280, 900);
  await signIn(page);
  const things = { page, looker, base, mark, open, nextWeek };
  const place = await runSpaces(things);
  const event = await runEvent({ ...things, place });
  await onPhone(page, [
    ["/conduce/banco", "banco"],
    ["/conduce/posta", "posta"],
    ["/conduce/eventi", "eventi"],
    [`/conduce/eventi/${event}`, "evento"],
    [`/conduce/eventi/${event}/prenotazioni`, "prenotazioni"],
    [`/conduce/eventi/${event}/porta`, "porta"],
    ["/conduce/nuovo-evento", "nuovo-evento"],
    ["/conduce/spazi", "spazi"],
    [`/conduce/spazi/${place.slug}/settimana?sala=${place.room}&giorno=${nextWeek(3)}`, "settimana"],
    [`/conduce/spazi/${place.slug}/modifica`, "luogo"],
    [`/conduce/spazi/${place.slug}/prenota`, "prenota-sala"],
  ]);
  await page.locator("#language").selectOption("en");
  await page.goto(`${base}/conduce/banco`);
  await page.getByRole("heading", { level: 1, name: "Desk" }).waitFor();
  await looker.look(page, "english");
} catch (error) {
  looker.faults.push(String(error));
  const pages = browser.contexts().flatMap((context) => context.pages());
  for (const page of pages) await looker.picture(page, "at-the-fault").catch(() => {});
} finally {
  await browser.close();
}
for (const fault of looker.faults) console.error(`fault: ${fault}`);
console.log(`web: the desk's path walked, ${looker.faults.length} faults`);
process.exitCode = looker.faults.length ? 1 : 0;
