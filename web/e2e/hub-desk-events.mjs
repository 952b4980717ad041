// An event from its draft to the list at the door: the part of the desk's walk about bookings.
const heading = (page, name) => page.getByRole("heading", { level: 1, name }).waitFor();
/** The drawn box lies on its label. */
const tick = (page, id) => page.locator(`label[for="${id}"]`).click();
const button = (page, name) => page.getByRole("button", { name, exact: true });
const inDialog = (page) => page.getByRole("dialog");

async function create({ page, looker, base, mark, place, nextWeek }) {
  await page.goto(`${base}/conduce/nuovo-evento`);
  await heading(page, "Nuovo evento");
  await button(page, "Crea la bozza").click();
  await page.locator("[data-part=faults]").waitFor();
  await looker.look(page, "event-faults");
  await page.locator("#at-title-it").fill(`Caffè delle riparazioni ${mark}`);
  await page.locator("#at-about-it").fill("Porta qualcosa di rotto: lo aggiustiamo insieme.");
  await page.locator("#at-category").selectOption("repair");
  await page.locator("#at-place").selectOption(place.slug);
  await tick(page, `at-uses-${place.room}`);
  // First where the room is taken: the page says so before anything is stored.
  await page.locator("#at-sessions-0-day").fill(place.day);
  await page.locator("#at-sessions-0-from").fill("14:30");
  await page.locator("#at-sessions-0-to").fill("17:00");
  await page.getByText("In una data qualcosa è già occupato").waitFor();
  await looker.look(page, "event-clash");
  await page.locator("#at-sessions-0-day").fill(nextWeek(4));
  await page.getByText("Sale e materiali sono liberi in tutte le date.").waitFor();
  await page.locator("#at-seats-standard").fill("3");
  await page.locator("#at-seats-wheelchair").fill("1");
  await looker.look(page, "event-form");
  await button(page, "Crea la bozza").click();
  await heading(page, `Caffè delle riparazioni ${mark}`);
  await looker.look(page, "event-draft");
  await button(page, "Pubblica").click();
  await inDialog(page).waitFor();
  await looker.look(page, "event-publish");
  await inDialog(page).getByRole("button", { name: "Pubblica", exact: true }).click();
  await page.getByText("Pubblicato", { exact: true }).waitFor();
  return new URL(page.url()).pathname.split("/").pop();
}

/** A rule is chosen before any day is: then all its dates are there to be read, and one draft for each. */
async function createSeries({ page, looker, base, mark, place, nextWeek }) {
  await page.goto(`${base}/conduce/nuovo-evento`);
  await tick(page, "dates-recurring");
  await page.getByText("Scegli il primo giorno e vedrai qui tutte le date.").waitFor();
  await page.locator("#at-title-it").fill(`Ginnastica dolce ${mark}`);
  await page.locator("#at-place").selectOption(place.slug);
  await page.locator("#at-sessions-0-day").fill(nextWeek(2));
  await page.locator("#at-sessions-0-from").fill("09:00");
  await page.locator("#at-sessions-0-to").fill("10:00");
  await page.locator("#at-recurrence-count").fill("3");
  await page.getByText("Le 3 date").waitFor();
  await looker.look(page, "event-series");
  await button(page, "Crea la bozza").click();
  await page.getByText("ogni settimana, martedì, 3 volte").waitFor();
  await page.getByRole("link", { name: "Modifica" }).click();
  await tick(page, "scope-following");
  await page.locator("#at-sessions-0-from").fill("09:30");
  await button(page, "Salva").click();
  await page
    .getByText(/09:30–10:00/)
    .first()
    .waitFor();
  await page.getByText("Altre 2 date").click();
  await page.locator("details a").first().click();
  await page
    .getByText(/09:30–10:00/)
    .first()
    .waitFor();
}

async function book({ page, looker, base, event, name, email, need, state }) {
  await page.goto(`${base}/conduce/eventi/${event}/prenota`);
  await heading(page, "Prenota per qualcuno");
  await page.locator("#at-contact-name").fill(name);
  if (email) await page.locator("#at-contact-email").fill(email);
  await button(page, "Aggiungi una persona").click();
  await page.locator("#at-party-1-name").fill("Chi accompagna");
  if (need) {
    await button(page, "Aggiungi un'esigenza").first().click();
    await page.locator("#at-party-0-needs-0-kind").selectOption("sign-language");
    await page.locator("#at-party-0-needs-0-note").fill("Un'interprete");
    await looker.look(page, "book-for");
  }
  await button(page, "Prenota").click();
  await page.getByRole("heading", { name: state }).waitFor();
  await looker.look(page, `booked-${need ? "confirmed" : "waiting"}`);
}

async function answerNeed({ page, looker, base, event }) {
  await page.goto(`${base}/conduce/eventi/${event}/esigenze`);
  await button(page, "Rispondi").click();
  await page.getByLabel("Risposta per la persona").fill("Ci sarà Marta.");
  await looker.look(page, "needs");
  await button(page, "Ci pensiamo noi").click();
  await page.getByText("confermata", { exact: true }).first().waitFor();
}

async function message({ page, looker, base, event }) {
  await page.goto(`${base}/conduce/eventi/${event}/messaggi`);
  await tick(page, "message-to-all");
  await page.getByText("Arriva a una prenotazione.").waitFor();
  await page.locator("#at-subject").fill("Che cosa portare");
  await page.locator("#at-text").fill("Se ce l'hai, porta un cacciavite.");
  await looker.look(page, "message");
  await button(page, "Rileggi e invia").click();
  await inDialog(page).getByRole("button", { name: "Invia", exact: true }).click();
  await page.getByText("Messaggio affidato alla posta per una prenotazione.").first().waitFor();
  await looker.look(page, "message-sent");
}

/** The printed list: only the list, with a box for each person. */
async function printed({ page, looker, base, event }) {
  await page.goto(`${base}/conduce/eventi/${event}/elenco`);
  await page.getByRole("rowheader", { name: /Amina Benali/ }).waitFor();
  await looker.look(page, "list");
  await page.emulateMedia({ media: "print" });
  const [menu, boxes] = await Promise.all([
    page.locator("[data-part=subnav]").isVisible(),
    page.locator("[data-part=tick]").count(),
  ]);
  if (menu) looker.fault(page, "the menu is printed");
  if (boxes !== 2) looker.fault(page, `${boxes} boxes for two people`);
  await looker.picture(page, "list-on-paper");
  await page.emulateMedia({ media: "screen" });
}

async function door({ page, looker, base, event }) {
  await page.goto(`${base}/conduce/eventi/${event}/porta`);
  await heading(page, "Porta");
  await page.locator("#device-name").fill("Ingresso");
  await button(page, "Crea il collegamento").click();
  await page.getByText("Collegamento per «Ingresso»").waitFor();
  await looker.look(page, "door");
  await page.getByRole("button", { name: /^Togli l'accesso/ }).click();
  await inDialog(page).getByRole("button", { name: "Togli l'accesso", exact: true }).click();
  await inDialog(page).waitFor({ state: "detached" });
}

/** A copy a week later is called off with a reason. */
async function copyAndCancel({ page, looker, base, event, mark }) {
  await page.goto(`${base}/conduce/eventi/${event}`);
  await button(page, "Duplica").click();
  await inDialog(page).getByRole("button", { name: "Crea la copia" }).click();
  await page.waitForURL((url) => !url.pathname.endsWith(event));
  await heading(page, `Caffè delle riparazioni ${mark}`);
  await button(page, "Pubblica").click();
  await inDialog(page).getByRole("button", { name: "Pubblica", exact: true }).click();
  await page.getByText("Pubblicato", { exact: true }).waitFor();
  await button(page, "Annulla l'evento").click();
  await button(page, "Sì, annulla l'evento").click();
  await inDialog(page).getByText("Scrivi il motivo: lo leggono tutti.").waitFor();
  await looker.look(page, "event-cancel");
  await page.locator("#at-reason-it").fill("La sala ha un guasto.");
  await button(page, "Sì, annulla l'evento").click();
  await page.getByText("Annullato: La sala ha un guasto.").waitFor();
}

/** A page that nothing happens to asks the server nothing: what it read must not make it read again. */
async function quiet(page, looker) {
  let asked = 0;
  const count = (request) => request.url().includes("/api/hub/") && asked++;
  await page.waitForLoadState("networkidle");
  page.on("request", count);
  await page.waitForTimeout(2_500);
  page.off("request", count);
  if (asked > 0) looker.fault(page, `${asked} requests while nothing happened`);
}

/** Makes, publishes and runs one event; answers its name in addresses. */
export async function runEvent(things) {
  const { page, looker, base } = things;
  await createSeries(things);
  const event = await create(things);
  await book({ ...things, event, name: "Amina Benali", need: true, state: "Prenotato: il posto c'è" });
  await book({
    ...things,
    event,
    name: "Wei Zhang",
    email: "wei@example.org",
    state: "In lista d'attesa, posizione 1",
  });
  await page.goto(`${base}/conduce/eventi/${event}/prenotazioni`);
  await page.getByRole("link", { name: "Wei Zhang" }).waitFor();
  await looker.look(page, "bookings");
  await quiet(page, looker);
  await page.getByRole("link", { name: "Amina Benali" }).click();
  await button(page, "Mostra il collegamento personale").click();
  await page.getByRole("img", { name: "Codice QR del collegamento personale" }).waitFor();
  await looker.look(page, "booking");
  const link = page.locator("[data-part=hash]");
  const before = await link.innerText();
  await button(page, "Fai un collegamento nuovo").click();
  await looker.look(page, "booking-link");
  await page.getByRole("dialog").getByRole("button", { name: "Fai un collegamento nuovo" }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  if ((await link.innerText()) === before) looker.fault(page, "the link is still the old one");
  await answerNeed({ ...things, event });
  await message({ ...things, event });
  await printed({ ...things, event });
  await door({ ...things, event });
  await copyAndCancel({ ...things, event });
  await page.goto(`${base}/conduce/posta`);
  await heading(page, "Posta");
  await button(page, "In attesa")
    .or(page.getByRole("button", { name: /^In attesa/ }))
    .first()
    .click();
  await looker.look(page, "post");
  await page.goto(`${base}/conduce/eventi/${event}`);
  await heading(page, /Caffè/);
  await looker.look(page, "event");
  return event;
}
