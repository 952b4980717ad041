// The door of an event: `node e2e/door.mjs BASE_URL ORGANISER_TOKEN [FOLDER]`. Two volunteers take their links up, work with and without
// the network, let the same ticket in twice while neither can ask, and see it afterwards; somebody walks in; a phone that was switched off
// without the network comes up again. Exit 1 with one line for each fault.
import { randomUUID } from "node:crypto";
import { launch } from "./browser.mjs";
import { Looker } from "./look.mjs";

const [given, token, folder] = process.argv.slice(2);
const base = (given ?? "").replace(/\/$/, "");
if (!base || !token) throw new Error("usage: node e2e/door.mjs BASE_URL ORGANISER_TOKEN [FOLDER]");
const looker = new Looker(folder);
const browser = await launch();
const PHONE = { width: 390, height: 844 };

async function say(method, path, body, ...refused) {
  const sent = await fetch(`${base}/api${path}`, {
    method,
    headers: {
      Authorization: `Bearer ${token}`,
      "Content-Type": "application/json",
      "Idempotency-Key": randomUUID(),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await sent.text();
  if (sent.status >= 300 && !refused.includes(sent.status))
    throw new Error(`${method} ${path}: ${sent.status} ${text}`);
  return text ? JSON.parse(text) : undefined;
}

const at = (minutes) => new Date(Date.now() + minutes * 60_000).toISOString().replace(/\.\d+/, "");

/** An evening that is about to begin, with people who booked. */
async function evening() {
  const { places = [] } = await say("GET", "/hub/places");
  const place =
    places[0]?.place ??
    (await say("POST", "/hub/places", { kind: "hub", name: { it: "La scuola" }, hours: [] })).place;
  const title = { it: "Serata di lettura ad alta voce", en: "An evening of reading aloud" };
  const made = await say("POST", "/hub/events", {
    title,
    place,
    category: "culture",
    kind: "single",
    booking: "open",
    seats: { standard: 12, wheelchair: 1 },
    sessions: [{ starts: at(20), ends: at(140) }],
    closes: at(19),
  });
  const event = made.events[0].slug;
  await say("POST", `/hub/events/${event}/publication`, {});
  const book = async (contact, party) => {
    const { code } = await say("POST", `/hub/events/${event}/bookings`, {
      contact: { name: contact },
      party,
      source: "desk",
    });
    const { tickets } = await say("GET", `/hub/bookings/${code}/tickets`);
    return { code, tickets: tickets.map(({ ticket }) => ticket) };
  };
  return {
    event,
    title: title.it,
    ada: await book("Ada Bianchi", [{}]),
    family: await book("Nicolò Però", [
      { needs: [{ kind: "sign-language" }] },
      { name: "Lina" },
      { seat: "wheelchair" },
    ]),
    bruno: await book("Bruno Conti", [{}]),
    gone: await book("Carla Denti", [{}]),
    book,
  };
}

/** A phone whose camera is a canvas, so that QR codes can be held before it. */
async function phone() {
  const context = await browser.newContext({ viewport: PHONE, locale: "it-IT", reducedMotion: "reduce" });
  await context.addInitScript(() => {
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = 480;
    const paint = canvas.getContext("2d");
    const blank = () => {
      paint.fillStyle = "#777";
      paint.fillRect(0, 0, 480, 480);
    };
    blank();
    globalThis.holdBefore = (rows) => {
      blank();
      if (!rows) return;
      const unit = Math.floor(440 / rows.length);
      const edge = Math.floor((480 - unit * rows.length) / 2);
      paint.fillStyle = "#fff";
      paint.fillRect(edge - 3 * unit, edge - 3 * unit, unit * (rows.length + 6), unit * (rows.length + 6));
      paint.fillStyle = "#000";
      for (const [y, row] of rows.entries())
        for (const [x, dark] of row.entries())
          if (dark) paint.fillRect(edge + x * unit, edge + y * unit, unit, unit);
    };
    navigator.mediaDevices.getUserMedia = async () => {
      // A canvas gives a picture only when something in it changed.
      let beat = 0;
      setInterval(() => {
        paint.fillStyle = beat++ % 2 ? "#666" : "#777";
        paint.fillRect(0, 0, 2, 2);
      }, 100);
      return canvas.captureStream(10);
    };
  });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  looker.attend(page);
  return { context, page };
}

const button = (page, text) => page.getByRole("button", { name: text, exact: true });
const tab = (page, text) => page.getByRole("navigation").getByRole("button", { name: text });
const verdict = (page, text) => page.locator("[data-part=verdict]").getByText(text).waitFor();

async function hold(page, text) {
  const { encode } = await import("uqr");
  const rows = text && encode(text, { border: 0 }).data;
  await page.evaluate((code) => globalThis.holdBefore(code), rows);
}

async function invited({ event, title }, name) {
  const { link } = await say("POST", "/hub/door-devices", { name, event });
  const { context, page } = await phone();
  await page.goto(base + link);
  await page.getByRole("heading", { name: title }).waitFor();
  if (new URL(page.url()).hash) looker.fault(page, "the link's secret is still in the address");
  await page.evaluate(() => navigator.serviceWorker.ready);
  return { context, page };
}

async function type(page, code, who = "Entra") {
  await tab(page, "Cerca").click();
  await page.getByLabel("Nome o codice").fill(code);
  await page
    .locator("[data-part=party]")
    .getByRole("button", { name: new RegExp(`^${who}`) })
    .first()
    .click();
}

async function online(north, south, all) {
  await hold(north.page, all.ada.tickets[0]);
  await verdict(north.page, "Può entrare");
  await looker.look(north.page, "may-come-in");
  await hold(south.page, all.ada.tickets[0]);
  await verdict(south.page, "Già dentro");
  await south.page.locator("[data-part=since]").getByText("Porta nord").waitFor();
  await looker.look(south.page, "already-inside");
  await hold(south.page, all.ada.tickets[0].replace(/.{6}$/, "AAAAAA"));
  await verdict(south.page, "Non è un biglietto");
  await looker.look(south.page, "not-a-ticket");
  await hold(south.page, undefined);
  await hold(north.page, all.family.tickets[0]);
  await verdict(north.page, "Può entrare");
  await north.page.getByText("interprete di lingua dei segni").waitFor();
  await looker.look(north.page, "part-of-a-party");
  await button(north.page, "Entrano anche le altre 2 persone").click();
  await north.page.locator("[data-part=counts]").getByText("4", { exact: true }).first().waitFor();
  await hold(north.page, undefined);
}

async function cutOff(north, south, all) {
  await say("DELETE", `/hub/bookings/${all.gone.code}`);
  // Each phone has the list that says so.
  for (const { page } of [north, south])
    await page.waitForFunction(
      ([event, code]) => {
        const { list } = JSON.parse(localStorage.getItem(`cortile.door.list.${event}`) ?? "{}");
        return list?.others.some((each) => each.code === code);
      },
      [all.event, all.gone.code],
    );
  for (const each of [north, south]) await each.context.setOffline(true);
  for (const [each, name] of [
    [north, "north"],
    [south, "south"],
  ]) {
    await hold(each.page, all.bruno.tickets[0]);
    await verdict(each.page, "Può entrare");
    await each.page.getByText(": 1 in attesa").waitFor();
    await looker.look(each.page, `offline-${name}`);
    await hold(each.page, undefined);
  }
  await hold(south.page, all.gone.tickets[0]);
  await verdict(south.page, "Prenotazione annullata");
  await looker.look(south.page, "offline-cancelled");
  await hold(south.page, undefined);
  await type(south.page, "bruno");
  await verdict(south.page, "Già dentro");
  await looker.look(south.page, "offline-search");
  await tab(south.page, "Non prenotati").click();
  await south.page.getByText("Serve la rete").waitFor();
  await looker.look(south.page, "offline-walk-in");
  // Switched off and on again where there is no network.
  await south.page.reload();
  await south.page.getByRole("heading", { name: all.title }).waitFor();
  await south.page.getByText(": 3 in attesa").waitFor();
  await looker.look(south.page, "offline-again");
}

async function back(north, south) {
  for (const each of [south, north]) {
    await each.context.setOffline(false);
    await tab(each.page, "Avvisi").click();
    await each.page.getByText("Tutto inviato.").waitFor();
  }
  await north.page.getByText("Stesso biglietto, due ingressi").waitFor();
  await north.page.getByText("Prima:").waitFor();
  await looker.look(north.page, "conflict");
  await south.page.getByText("Stesso biglietto, due ingressi").waitFor();
  const { conflicts } = await say("GET", "/hub/desk");
  if (conflicts.length !== 1) looker.fault(north.page, `the desk sees ${conflicts.length} conflicts, not 1`);
  await button(north.page, "Visto, a posto").click();
  await north.page.getByText("Niente da guardare.").waitFor();
  await south.page.getByText("Niente da guardare.").waitFor();
}

async function walkIn(north, { event }) {
  await tab(north.page, "Non prenotati").click();
  await north.page.getByRole("button", { name: "Più: Posto normale" }).click();
  await button(north.page, "Fai entrare 2 persone").click();
  await north.page.getByText("2 persone sono dentro").waitFor();
  await looker.look(north.page, "walk-in");
  for (let i = 0; i < 9; i++) await north.page.getByRole("button", { name: "Più: Posto normale" }).click();
  await button(north.page, "Fai entrare 10 persone").click();
  await north.page.locator("[data-part=said][data-state=bad]").first().waitFor();
  await looker.look(north.page, "walk-in-full");
  await say("PUT", `/hub/events/${event}/door`, { graceMinutes: 15, queueOpen: true, callMinutes: 5 });
  for (let i = 0; i < 9; i++) await north.page.getByRole("button", { name: "Meno: Posto normale" }).click();
  await button(north.page, "Dai un numero").click();
  await north.page.getByText("chiamato, fino alle").waitFor();
  await looker.look(north.page, "queue-called");
  await north.page.getByRole("button", { name: "Entra: Numero 1" }).click();
  await north.page.getByText("Numero 1 dentro").waitFor();
}

async function end(north, south) {
  await tab(north.page, "Inquadra").click();
  await button(north.page, "Esce").click();
  await type(north.page, "ada", "Esce");
  await verdict(north.page, "Uscita segnata");
  await looker.look(north.page, "out");
  await north.page.locator("#language").selectOption("en");
  await tab(north.page, "Search").waitFor();
  await looker.look(north.page, "english");
  await tab(south.page, "Avvisi").click();
  await button(south.page, "Fine turno: dimentica l'elenco").click();
  await south.page.getByText("Questo telefono non è ancora abilitato").waitFor();
  const left = await south.page.evaluate(() =>
    Object.keys(localStorage).filter((key) => /door\.(list|scan)|kept/.test(key)),
  );
  if (left.length) looker.fault(south.page, `a phone that left still keeps ${left}`);
  await looker.look(south.page, "left");
}

async function refused() {
  const { page } = await phone();
  await page.goto(`${base}/porta#1.${"A".repeat(22)}`);
  await page
    .getByText("Questo link non è più valido")
    .or(page.getByText("È già stato usato"))
    .first()
    .waitFor();
  await looker.look(page, "bad-link");
}

try {
  const all = await evening();
  await refused();
  const north = await invited(all, "Porta nord");
  const south = await invited(all, "Porta sud");
  await looker.look(north.page, "ready");
  await online(north, south, all);
  await cutOff(north, south, all);
  await back(north, south);
  await walkIn(north, all);
  await end(north, south);
} finally {
  await browser.close();
}
for (const fault of looker.faults) console.error(fault);
process.exit(looker.faults.length ? 1 : 0);
