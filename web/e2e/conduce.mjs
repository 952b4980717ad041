// An organiser runs a whole vote in the browser: `node e2e/conduce.mjs BASE_URL SETUP_LINK_OR_EMAIL [FOLDER] [SETUP_EMAIL]`.
// With a set-up link it signs in by it (SETUP_EMAIL for the first link of an installation); with an e-mail address by a code, which
// a demonstration shows on the page, or by `EMAIL=123456`. Exit 1 with one line for each fault.
import { join } from "node:path";
import { launch } from "./browser.mjs";
import { aside } from "./conduce-aside.mjs";
import { Looker } from "./look.mjs";

const [given, way = "", folder, setupEmail = "organizza@example.org"] = process.argv.slice(2);
const base = (given ?? "").replace(/\/$/, "");
if (!base || !way)
  throw new Error("usage: node e2e/conduce.mjs BASE_URL SETUP_LINK_OR_EMAIL [FOLDER] [SETUP_EMAIL]");

/** Takes pictures of whole pages: forms are long. */
class WholeLooker extends Looker {
  count = 0;

  async picture(page, name) {
    if (!this.folder) return;
    const path = join(this.folder, `${String(++this.count).padStart(2, "0")}-${name}.png`);
    await page.screenshot({ path, fullPage: true });
  }
}

const looker = new WholeLooker(folder);
const browser = await launch();
const slug = `prova-${Date.now().toString(36)}`;
const at = `/conduce/budgets/${slug}`;

async function open(width, height, options = {}) {
  const context = await browser.newContext({
    viewport: { width, height },
    locale: "it-IT",
    reducedMotion: "reduce",
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  looker.attend(page);
  return page;
}

const COUNTING = { type: "urn:cortile:problem:counting", title: "Conteggio in corso", status: 503 };
const button = (page, name) => page.getByRole("button", { name, exact: true });
const heading = (page, name) => page.getByRole("heading", { level: 1, name }).waitFor();
const inDialog = (page) => page.getByRole("dialog");

/** The wall clock in Rome, some days from now, as a date field wants it. */
function inDays(days) {
  const time = new Date(Date.now() + days * 86_400_000);
  const text = new Intl.DateTimeFormat("sv-SE", {
    timeZone: "Europe/Rome",
    dateStyle: "short",
    timeStyle: "short",
  }).format(time);
  return text.replace(" ", "T");
}

async function signIn(page) {
  if (way.includes("#setup=")) {
    await page.goto(base + new URL(way, base).pathname + new URL(way, base).hash);
    const email = page.locator("#setup-email");
    const places = page.locator("[data-part=places]");
    await email.or(places).first().waitFor();
    if (page.url().includes("setup=")) looker.fault(page, "the secret stays in the address");
    if (await email.isVisible()) {
      await looker.look(page, "setup");
      await email.fill(setupEmail);
      await button(page, "Entra").click();
    }
  } else {
    await page.goto(`${base}/conduce/`);
    await heading(page, "Accedi per organizzare");
    await looker.look(page, "sign-in");
    const [email, code] = way.split("=");
    await page.locator("#sign-in-email").fill(email);
    await button(page, "Mandami il codice").click();
    await page.locator("#sign-in-code").waitFor();
    if (code) await page.locator("#sign-in-code").fill(code);
    else await button(page, "Usa questo codice").click();
    await button(page, "Entra").click();
  }
  await page.locator("[data-part=places]").waitFor();
  await looker.look(page, "start");
}

async function create(page) {
  await page.goto(`${base}/conduce/budgets`);
  await heading(page, "Bilanci");
  await looker.look(page, "budgets");
  await page.getByRole("link", { name: "Nuovo bilancio" }).click();
  await heading(page, "Nuovo bilancio");
  await button(page, "Crea la bozza").click();
  await page.locator("[data-part=faults]").waitFor();
  await looker.look(page, "form-faults");
  await page.locator("#at-title-it").fill(`Bilancio di prova ${slug}`);
  await page.locator("#at-title-en").fill("A trial budget");
  await page.locator("#at-summary-it").fill("Il quartiere decide come spendere 150.000 euro.");
  await page.locator("#at-slug").fill(slug);
  await page.locator("#at-pots-new-1-title-it").fill("Municipio 6");
  await page.locator("#at-pots-new-1-amount").fill("100.000");
  await button(page, "Aggiungi un'area").click();
  await page.locator("#at-pots-new-2-title-it").fill("Municipio 7");
  await page.locator("#at-pots-new-2-amount").fill("50.000,50");
  await button(page, "Aggiungi un tema").click();
  await page.locator("#at-themes-new-1-title-it").fill("Verde e clima");
  const sentence = await page.locator("#paper-sentence").textContent();
  if (!sentence?.includes("da 1 a 3 progetti in tutte le aree"))
    looker.fault(page, `the paper reads: ${sentence}`);
  // Nothing is lost when the page is opened again.
  await page.reload();
  await page.getByText("Abbiamo ripreso quello che avevi scritto").waitFor();
  if ((await page.locator("#at-pots-new-2-amount").inputValue()) !== "50.000,50")
    looker.fault(page, "the draft was not kept");
  await looker.look(page, "form");
  await button(page, "Crea la bozza").click();
  await heading(page, `Bilancio di prova ${slug}`);
  await looker.look(page, "draft");
}

async function project(page, { title, pot, cost, picture }) {
  await page.goto(`${base}${at}/nuovo-progetto`);
  await heading(page, "Nuovo progetto");
  await page.locator("#at-title-it").fill(title);
  await page.locator("#at-title-en").fill(`${title} (en)`);
  await page.locator("#at-text-it").fill("Un intervento semplice, utile a chi abita qui. Si fa in un anno.");
  await page.locator("#at-cost").fill(cost);
  await page.locator("#at-pot").selectOption({ label: pot });
  if (picture) {
    await page.locator("#at-theme").selectOption({ label: "Verde e clima" });
    await page
      .locator("#picture-file")
      .setInputFiles({ name: "foto.png", mimeType: "image/png", buffer: picture });
    await page.getByText("Immagine pronta").waitFor();
    await looker.look(page, "project");
  }
  await button(page, "Salva").click();
  await heading(page, "Progetti");
}

/** A large picture, drawn by the browser itself. */
async function photo(page) {
  const url = await page.evaluate(() => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 2400, height: 1600 });
    const context = canvas.getContext("2d");
    for (let i = 0; i < 4000; i++) {
      context.fillStyle = `hsl(${(i * 37) % 360} 60% 50%)`;
      context.fillRect((i * 131) % 2400, (i * 71) % 1600, 90, 70);
    }
    return canvas.toDataURL("image/png");
  });
  return Buffer.from(url.split(",")[1], "base64");
}

async function projects(page) {
  await page.goto(`${base}${at}/progetti`);
  await page.getByText("Non c'è ancora nessun progetto.").waitFor();
  await looker.look(page, "projects-none");
  await project(page, {
    title: "Alberi in via Giambellino",
    pot: "Municipio 6",
    cost: "60.000",
    picture: await photo(page),
  });
  await project(page, { title: "Panchine nuove", pot: "Municipio 6", cost: "45.000,50" });
  await page.goto(`${base}${at}/importa`);
  await page
    .locator("#table-text")
    .fill("title_it;cost;pot\nCampo da basket;30.000;Municipio 7\nSenza costo;;Municipio 7");
  await page.getByText("1 progetto pronto, 1 riga con errori.").waitFor();
  await looker.look(page, "import");
  await button(page, "Importa 1 progetto").click();
  await heading(page, "Progetti");
  await page.getByRole("heading", { name: "Campo da basket" }).waitFor();
  await button(page, "Su Campo da basket").click();
  await page.locator("ol > li").nth(1).getByRole("heading", { name: "Campo da basket" }).waitFor();
  await looker.look(page, "projects");
  await page.goto(`${base}${at}/anteprima`);
  await page.getByRole("heading", { name: "Alberi in via Giambellino" }).waitFor();
  await looker.look(page, "preview");
}

async function run(page) {
  await page.goto(base + at);
  await button(page, "Apri la votazione").click();
  await inDialog(page).locator("#open-closes").fill(inDays(10));
  await looker.look(page, "open");
  await button(page, "Sì, apri adesso").click();
  await page.getByText("Votazione aperta", { exact: true }).waitFor();
  await page.locator("[data-part=number]").waitFor();
  await looker.look(page, "opened");

  await button(page, "Prolunga la votazione").click();
  await inDialog(page).locator("#extend-closes").fill(inDays(20));
  await button(page, "Prolunga").click();
  await inDialog(page).getByText("Scrivi il motivo in italiano").waitFor();
  await looker.look(page, "extend");
  await inDialog(page).locator("#at-reason-it").fill("Il mercato di sabato è saltato per la pioggia.");
  await button(page, "Prolunga").click();
  await page.getByText("Il mercato di sabato è saltato per la pioggia.").waitFor();

  await page.goto(`${base}${at}/progetti`);
  await button(page, "Ritira Panchine nuove").click();
  await inDialog(page).locator("#at-reason-it").fill("Le panchine arrivano già con un altro cantiere.");
  await looker.look(page, "withdraw");
  await button(page, "Ritira il progetto").click();
  await page.getByText("Le panchine arrivano già con un altro cantiere.").waitFor();
  await looker.look(page, "withdrawn");

  await page.goto(`${base}${at}/modifica`);
  await page.locator("#at-title-it").waitFor();
  if (!(await page.locator("#at-closesAt").isDisabled()))
    looker.fault(page, "the close can be edited while the vote is open");
  await looker.look(page, "edit-open");
}

/** A long count, which no vote of this size is: what the server would say of it. */
async function counting(page) {
  const { pots } = await page.evaluate(async (path) => (await fetch(path)).json(), `/api/budgets/${slug}`);
  const state = { state: "counting", step: "counting", pot: Object.keys(pots)[0], round: 214, filled: 62 };
  await page.route(`**/api/budgets/${slug}/results`, (route) =>
    route.fulfill({ status: 503, contentType: "application/problem+json", json: { ...COUNTING } }),
  );
  await page.route(`**/api/budgets/${slug}/count`, (route) => route.fulfill({ json: state }));
  await page.goto(`${base}${at}/risultati`);
  await page.getByText("Giro numero 214.").waitFor();
  await page.getByText("usano il 62% dei soldi dell'area").waitFor();
  await looker.look(page, "counting");
  await page.unroute(`**/api/budgets/${slug}/results`);
  // The count is over, which the page finds out by itself.
  state.state = "counted";
  await page.getByRole("link", { name: "Risultati (CSV)" }).waitFor();
  await page.unroute(`**/api/budgets/${slug}/count`);
}

/** What other rules would have given, which says that it is not the result. */
async function compare(page, name) {
  await button(page, "Confronta con altre regole").click();
  await page.locator("#comparison").waitFor();
  await page.getByText("E se", { exact: true }).first().waitFor();
  if (!(await page.locator("#comparison").innerText()).includes("Parti uguali con aiuto"))
    looker.fault(page, "the comparison leaves out a rule");
  await page.locator("#compare").scrollIntoViewIfNeeded();
  await looker.look(page, name);
}

async function finish(page) {
  await page.goto(base + at);
  await button(page, "Chiudi adesso").click();
  await button(page, "Chiudi definitivamente").click();
  await inDialog(page).getByText("Metti la spunta").waitFor();
  await inDialog(page).getByText("Ho capito che non si torna indietro").click();
  await looker.look(page, "close");
  await button(page, "Chiudi definitivamente").click();
  await page.getByText("Votazione chiusa", { exact: true }).waitFor();
  await looker.look(page, "closed");
  await counting(page);
  await page.goto(base + at);
  await page.getByRole("link", { name: "Guarda i risultati" }).click();
  await heading(page, "Risultati");
  await page.getByRole("link", { name: "Risultati (CSV)" }).waitFor();
  await looker.look(page, "results");
  await compare(page, "results-compared");
  for (const [name, begin] of [
    ["Risultati (CSV)", "\uFEFFid,"],
    ["Schede (.pb)", "META"],
  ]) {
    const address = await page.getByRole("link", { name }).getAttribute("href");
    const text = await page.evaluate(
      async (link) =>
        new TextDecoder("utf-8", { ignoreBOM: true }).decode(await (await fetch(link)).arrayBuffer()),
      address,
    );
    if (!text.startsWith(begin))
      looker.fault(page, `${address} begins with ${JSON.stringify(text.slice(0, 20))}`);
  }
  await button(page, "Pubblica i risultati").click();
  await looker.look(page, "publish");
  await button(page, "Sì, pubblica").click();
  await page.getByText("I risultati sono pubblici.").waitFor();
  await looker.look(page, "published");
}

try {
  const page = await open(360, 740);
  await signIn(page);
  await create(page);
  await projects(page);
  await run(page);
  await aside({ page, base, looker });
  await finish(page);
  const wide = await open(1280, 900, { storageState: await page.context().storageState() });
  for (const [path, name] of [
    ["/conduce/", "wide-start"],
    ["/conduce/budgets", "wide-budgets"],
    [at, "wide-budget"],
    [`${at}/modifica`, "wide-edit"],
    [`${at}/progetti`, "wide-projects"],
    [`${at}/anteprima`, "wide-preview"],
    [`${at}/risultati`, "wide-results"],
    ["/conduce/elenco", "wide-roll"],
    ["/conduce/persone", "wide-staff"],
  ]) {
    await wide.goto(base + path);
    await wide.getByRole("heading", { level: 1 }).waitFor();
    await looker.look(wide, name);
    if (name === "wide-results") await compare(wide, "wide-results-compared");
  }
  const forced = await open(360, 740, {
    storageState: await page.context().storageState(),
    forcedColors: "active",
  });
  await forced.goto(`${base}/conduce/nuovo-bilancio`);
  await heading(forced, "Nuovo bilancio");
  await forced.locator("#paper-sentence").scrollIntoViewIfNeeded();
  await looker.look(forced, "forced-colours");
  await page.getByRole("button", { name: "Esci" }).click();
  await heading(page, "Accedi per organizzare");
  await looker.look(page, "signed-out");
  if (await page.getByRole("alert").count())
    looker.fault(page, "a used link is tried again after signing out");
} catch (error) {
  looker.faults.push(String(error));
} finally {
  await browser.close();
}
for (const fault of looker.faults) console.error(`fault: ${fault}`);
console.log(looker.faults.length ? `${looker.faults.length} faults` : `an organiser ran the vote ${slug}`);
process.exit(looker.faults.length ? 1 : 0);
