// Beside leading: colleagues and what their role opens, paper tickets, summary, exports, copies, the end; other looks of the pages.
import { button, dialog, heading } from "./lead-prepare.mjs";
import { signInByCode } from "./workshop.mjs";

export async function others(world) {
  const { page, base, code, looker, open } = world;
  looker.whole = true;
  await moderator(world);
  await papers(world);
  await summary(world);
  await copies(world);
  const stored = { storageState: await page.context().storageState() };
  const phone = await open(360, 740, stored);
  for (const [path, name, title] of [
    ["", "phone-prepare", "La piazza che vogliamo"],
    ["/modifica", "phone-settings", "Impostazioni"],
    ["/nuova-domanda", "phone-question", "Nuova domanda"],
    ["/persone", "phone-people", "Persone"],
    ["/riepilogo", "phone-summary", "Riepilogo"],
  ]) {
    await phone.goto(`${base}/conduce/workshops/${code}${path}`);
    await heading(phone, title);
    await phone.locator("main h2").first().waitFor();
    await looker.look(phone, name);
  }
  await phone.goto(`${base}/conduce/workshops`);
  await heading(phone, "Laboratori");
  await looker.look(phone, "phone-workshops");
  await phone.context().close();
  const forced = await open(360, 740, { ...stored, forcedColors: "active" });
  await forced.goto(`${base}/conduce/workshops/${code}/guida`);
  await forced.locator("#stage").waitFor();
  await looker.look(forced, "forced-colours");
  await forced.context().close();
  await page.goto(`${base}/conduce/workshops/${code}/guida`);
  await page.locator("#language").selectOption("en");
  await heading(page, "Lead");
  await looker.look(page, "english");
  await page.locator("#language").selectOption("it");
  await end(world);
}

/** A colleague comes in by a link, and is offered what moderators may do, and nothing else. */
async function moderator({ page, base, code, looker, open }) {
  const email = `modera-${Date.now().toString(36)}@example.org`;
  const made = await page.context().request.post(`${base}/api/staff`, {
    headers: { Origin: new URL(base).origin },
    data: { email, role: "facilitator" },
  });
  if (!made.ok()) throw new Error(`staff: ${made.status()} ${await made.text()}`);
  await page.goto(`${base}/conduce/workshops/${code}/persone`);
  await heading(page, "Persone");
  await page.locator("label", { hasText: "Modera" }).click();
  await button(page, "Fai il collegamento").click();
  const link = page.locator("#copy-text");
  await link.waitFor();
  await looker.look(page, "people");
  const { pathname, hash } = new URL(await link.inputValue());
  const other = await open(360, 740);
  await other.goto(base + pathname + hash);
  await heading(other, "Accedi per organizzare");
  if (other.url().includes("invito=")) looker.fault(other, "the secret stays in the address");
  await other.getByLabel("La tua e-mail").fill(email);
  await button(other, "Mandami il codice").click();
  await button(other, "Usa questo codice").click();
  await button(other, "Entra").click();
  await heading(other, "Invito a condurre");
  await other.locator("#invitation-name").fill("Modesta");
  await looker.look(other, "invitation");
  await button(other, "Accetta l'invito").click();
  await heading(other, "La piazza che vogliamo");
  if (await other.getByRole("link", { name: "Aggiungi una domanda" }).count())
    looker.fault(other, "a moderator is offered to add questions");
  await other.getByRole("link", { name: "Conduci", exact: true }).click();
  await other.locator("#stage").waitFor();
  for (const name of ["Apri", "Chiudi", "Mostra risultati", "Azzera", "Chiudi la sala"])
    if (await button(other, name).count()) looker.fault(other, `a moderator is offered «${name}»`);
  await other.getByRole("button", { name: /Che cosa vuoi chiedere al Comune/ }).click();
  await button(other, "Nascondi Quando si comincia?").click();
  await other.getByText("Nascosto: «Quando si comincia?»").last().waitFor();
  await looker.look(other, "moderator");
  await other.goto(`${base}/conduce/workshops/${code}/modifica`);
  await other.getByText("Con il tuo ruolo qui non puoi fare niente").waitFor();
  await signInByCode(other, base, `estranea-${Date.now().toString(36)}@example.org`);
  await other.goto(`${base}/conduce/workshops/${code}/guida`);
  await other.getByRole("heading", { level: 1 }).waitFor();
  if (await other.locator("#stage").count()) looker.fault(other, "a stranger sees the desk");
  await other.context().close();
  await page.locator("bdi", { hasText: "Modesta" }).waitFor();
  await button(page, "Togli Modesta").click();
  await page.locator("bdi", { hasText: "Modesta" }).waitFor({ state: "detached" });
}

async function papers({ page, base, code, looker }) {
  await page.goto(`${base}/conduce/workshops/${code}/biglietti`);
  await heading(page, "Biglietti di carta");
  await page.locator("#paper-count").fill("30");
  await button(page, "Prepara i biglietti").click();
  await page.getByText("Biglietto 30 di 30.").waitFor();
  await looker.look(page, "papers");
  await page.emulateMedia({ media: "print" });
  await looker.picture(page, "papers-print");
  await page.emulateMedia({ media: "screen" });
  await page.locator("#paper-count").fill("10");
  await button(page, "Prepara i biglietti").click();
  await page.getByText("Un numero da 30 a 5000.").waitFor();
}

async function summary({ page, base, code, looker }) {
  await page.goto(`${base}/conduce/workshops/${code}/riepilogo`);
  await page.getByText("giro 1: 7, di cui 4 mani alzate (54%)").waitFor();
  await looker.look(page, "summary");
  await page.emulateMedia({ media: "print" });
  await looker.picture(page, "summary-print");
  await page.emulateMedia({ media: "screen" });
  for (const [name, has] of [
    ["Scarica CSV", "'=SUM"],
    ["Scarica JSON", '"questions"'],
  ]) {
    const link = page.getByRole("link", { name });
    const answer = await page.context().request.get(base + (await link.getAttribute("href")));
    const text = await answer.text();
    if (!answer.ok() || !text.includes(has)) looker.fault(page, `${name}: ${answer.status()} without ${has}`);
  }
}

async function copies({ page, base, code, looker }) {
  await page.goto(`${base}/conduce/workshops/${code}`);
  await button(page, "Duplica").click();
  await dialog(page).locator("#at-copy-it").fill("Modello per le piazze");
  await page.getByText("È un modello").click();
  await looker.look(page, "duplicate");
  await button(page, "Crea la copia").click();
  await heading(page, "Modello per le piazze");
  await page.getByRole("heading", { level: 3, name: "Dividi dieci punti" }).waitFor();
  await page.goto(`${base}/conduce/workshops`);
  await page.getByRole("heading", { name: "Modelli" }).waitFor();
  await looker.look(page, "workshops-all");
  await button(page, "Usa questo modello Modello per le piazze").first().click();
  await dialog(page).locator("#at-copy-it").fill("Piazza di via Odazio");
  await button(page, "Crea la copia").click();
  await heading(page, "Piazza di via Odazio");
  await page.getByRole("link", { name: "Conduci", exact: true }).waitFor();
}

async function end({ page, base, code, looker }) {
  await page.goto(`${base}/conduce/workshops/${code}`);
  await button(page, "Concludi il laboratorio").click();
  await looker.look(page, "end");
  await button(page, "Sì, concludi").click();
  await page.locator("[data-part=chip]", { hasText: /^Finito$/ }).waitFor();
  await looker.look(page, "ended");
  await page.goto(`${base}/conduce/workshops/${code}/guida`);
  await page.getByText("Il laboratorio è finito.").waitFor();
  await looker.look(page, "lead-ended");
}
