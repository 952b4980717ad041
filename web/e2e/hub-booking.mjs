// A resident books: finds an event, comes with somebody, changes, gives the places back; loses the network; waits in line.
import { readFileSync } from "node:fs";
import { House } from "./hub-house.mjs";

const EMAIL = () => `prova-${Date.now()}@example.org`;

async function fill(page, people = 1) {
  for (let i = 1; i < people; i++) await page.getByRole("button", { name: "Una persona in più" }).click();
  await page.getByLabel("Nome e cognome").fill("Ada Neri");
  await page.getByLabel("E-mail", { exact: true }).fill(EMAIL());
  await page.getByRole("button", { name: "Continua" }).click();
  await page.getByRole("heading", { name: "Controlla e conferma" }).waitFor();
}

const open = (page, base, event) => page.goto(`${base}/eventi/${event}/prenota`);

export async function finding({ page, looker, base, house, concert }) {
  await page.goto(`${base}/eventi?luogo=${house.place}`);
  await page.getByRole("link", { name: "Concerto del coro" }).waitFor();
  await looker.look(page, "events");
  await page.getByRole("button", { name: "Oggi" }).click();
  await page.getByText("Nessun evento così").waitFor();
  await looker.look(page, "events-none");
  await page.getByRole("button", { name: "Questa settimana" }).click();
  await page.getByRole("button", { name: "Vicino a me" }).click();
  await page.getByText("non dice dove sei").first().waitFor();
  await page.locator("label[for=wish-sign-language]").click();
  await page.getByRole("link", { name: "Concerto del coro" }).waitFor();
  await page.getByLabel("Parole").fill("niente del genere");
  await page.getByText("Nessun evento così").waitFor();
  await looker.look(page, "events-filtered");

  await page.goto(`${base}/eventi/${concert}`);
  await page.getByText("10 posti liberi su 10").waitFor();
  await looker.look(page, "event");
  await house.book(concert, 3);
  await page.getByText("7 posti liberi su 10").waitFor();
}

export async function booking({ page, looker, house, concert }) {
  await page.getByRole("link", { name: "Prenota", exact: true }).click();
  await page.getByRole("button", { name: "Continua" }).click();
  await page.getByText("Scrivi il tuo nome.").waitFor();
  await looker.look(page, "book-faults");
  await page.getByText("Serve qualcosa per partecipare?").click();
  await page.getByText("Vedo poco").click();
  await fill(page, 2);
  await looker.look(page, "book-check");
  await page.getByRole("button", { name: "Prenota 2 posti" }).click();
  await page.getByRole("heading", { name: "Prenotazione fatta" }).waitFor();
  await page.getByRole("img", { name: "Codice QR del biglietto 2" }).waitFor();
  await page.getByText("Richiesta arrivata").waitFor();
  await looker.look(page, "booked");
  if (page.url().includes("#")) looker.fault(page, "the secret stayed in the address");
  await page.reload();
  await page.getByRole("img", { name: "Codice QR del biglietto 2" }).waitFor();

  const file = page.waitForEvent("download");
  await page.getByRole("button", { name: "Aggiungi al calendario" }).click();
  const calendar = readFileSync(await (await file).path(), "utf8");
  if (!calendar.includes("BEGIN:VEVENT"))
    looker.fault(page, `no event in the calendar: ${calendar.slice(0, 80)}`);

  await page.getByRole("button", { name: "Cambia chi viene" }).click();
  await page.getByRole("button", { name: "Una persona in meno" }).click();
  await looker.look(page, "book-change");
  await page.getByRole("button", { name: "Salva" }).click();
  await page.getByRole("img", { name: "Codice QR del biglietto 2" }).waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Annulla la prenotazione" }).click();
  await page.getByRole("dialog").waitFor();
  await looker.look(page, "book-cancel");
  await page.getByRole("button", { name: "Sì, lascio il posto" }).click();
  await page.getByText("Prenotazione annullata").first().waitFor();
  await looker.look(page, "book-cancelled");
  const [own] = (await house.bookings(concert)).filter((each) => each.source === "web");
  if (own?.state !== "cancelled") looker.fault(page, `the booking is ${own?.state}`);
}

/** No network at the final button, then an answer that gets lost: both end with exactly one booking. */
export async function troubles({ page, looker, base, house, concert }) {
  const standing = async () =>
    (await house.bookings(concert)).filter((each) => each.source === "web" && each.state === "confirmed")
      .length;
  const before = await standing();
  await open(page, base, concert);
  await fill(page);
  await page.context().setOffline(true);
  await page.getByRole("button", { name: "Prenota un posto" }).click();
  await page.getByText("Non c'è rete. Inviamo appena torna.").waitFor();
  await looker.look(page, "book-offline");
  await page.context().setOffline(false);
  await page.getByRole("heading", { name: "Prenotazione fatta" }).waitFor();
  if ((await standing()) !== before + 1) looker.fault(page, "booking offline did not make exactly one");

  let lost = 0;
  await page.route("**/bookings", async (route) => {
    if (route.request().method() !== "POST" || lost++) return route.fallback();
    await route.fetch();
    await route.abort();
  });
  await open(page, base, concert);
  await fill(page);
  await page.getByRole("button", { name: "Prenota un posto" }).click();
  await page.getByRole("heading", { name: "Prenotazione fatta" }).waitFor();
  await page.unroute("**/bookings");
  if ((await standing()) !== before + 2)
    looker.fault(page, "a lost answer did not end with exactly one booking");
}

export async function line({ page, looker, base, house, small }) {
  const first = await house.book(small, 2);
  await page.goto(`${base}/eventi/${small}`);
  await page.getByText("Nessun posto libero su 2").waitFor();
  await looker.look(page, "event-full");
  await open(page, base, small);
  await fill(page);
  await page.getByText("I posti sono finiti.").waitFor();
  await looker.look(page, "line-before");
  await page.getByRole("button", { name: "Entra in lista d'attesa" }).click();
  await page.getByRole("heading", { name: "Sei in lista d'attesa" }).waitFor();
  await looker.look(page, "line");
  await house.giveBack(first.code);
  await page.getByRole("button", { name: "Sì, prendo il posto" }).waitFor({ timeout: 40_000 });
  await looker.look(page, "offered");
  await page.getByRole("button", { name: "Sì, prendo il posto" }).click();
  await page.getByRole("img", { name: "Codice QR del biglietto 1" }).waitFor();
}

export async function links({ page, looker, base, house, concert }) {
  const made = await house.book(concert, 1);
  await page.goto("about:blank");
  await page.goto(`${base}/prenotazione#${made.code}.${made.secret}.rinuncio`);
  await page.getByRole("dialog").waitFor();
  if (page.url() !== `${base}/prenotazione`) looker.fault(page, `the address still says ${page.url()}`);
  await page.getByRole("button", { name: "No, torno indietro" }).click();
  await page.getByRole("img", { name: "Codice QR del biglietto 1" }).waitFor();
  await page.goto("about:blank");
  await page.goto(`${base}/prenotazione#${made.code}.${made.secret.slice(0, -4)}aaaa`);
  await page.getByText("Questo collegamento non vale più").waitFor();
  await looker.look(page, "link-wrong");
}

/** A course with its meetings, and the queue of numbers at the door of an event that is about to begin. */
export async function courseAndQueue({ page, looker, base, house }) {
  const week = 7 * 24 * 60;
  const sessions = [1, 2, 3].map((n) => ({ starts: House.wall(n * week), ends: House.wall(n * week + 120) }));
  const course = await house.event("corso", "Corso di stampa", week, {
    kind: "course",
    category: "course",
    sessions,
  });
  await page.goto(`${base}/eventi/${course}`);
  await page.getByRole("heading", { name: "Gli incontri" }).waitFor();
  await looker.look(page, "course");

  const soon = await house.event("serata", "Serata di letture", 45);
  await house.ask("PUT", `/hub/events/${soon}/door`, { graceMinutes: 10, queueOpen: true, callMinutes: 5 });
  await page.goto(`${base}/eventi/${soon}`);
  await page.getByRole("button", { name: "Prendi un numero" }).click();
  await page.getByText("Sei il prossimo.").waitFor();
  await looker.look(page, "queue");
  await house.ask("POST", `/hub/events/${soon}/queue/calls`);
  await page.getByText("È il tuo turno: vieni all'ingresso.").waitFor();
  await looker.look(page, "queue-called");
}
