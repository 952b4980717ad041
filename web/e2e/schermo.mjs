// A public screen's life: `node e2e/schermo.mjs BASE_URL SETUP_LINK_OR_EMAIL [FOLDER]`, against a demonstration. It is paired by its code,
// shows its programme, stays with a live workshop, lives through an outage and a reload, and is unpaired. Exit 1 with one line for
// each fault.
import { launch } from "./browser.mjs";
import { cutLine } from "./cut-line.mjs";
import { Looker } from "./look.mjs";

const [given, way = "", folder] = process.argv.slice(2);
const base = (given ?? "").replace(/\/$/, "");
if (!base || !way) throw new Error("usage: node e2e/schermo.mjs BASE_URL SETUP_LINK_OR_EMAIL [FOLDER]");
const looker = new Looker(folder);
const browser = await launch();
const name = `Sala ${Date.now().toString(36)}`;
const line = await cutLine(base);
const HALL = { width: 1920, height: 1080 };

async function open(size) {
  const context = await browser.newContext({ viewport: size, locale: "it-IT", reducedMotion: "reduce" });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  looker.attend(page);
  return page;
}

const button = (page, text) => page.getByRole("button", { name: text, exact: true });

async function signIn(page) {
  if (way.includes("#setup=")) {
    const link = new URL(way, base);
    await page.goto(base + link.pathname + link.hash);
    const email = page.locator("#setup-email");
    await email.or(page.locator("[data-part=places]")).first().waitFor();
    if (await email.isVisible()) {
      await email.fill("organizza@example.org");
      await button(page, "Entra").click();
    }
  } else {
    await page.goto(`${base}/conduce/`);
    await page.locator("#sign-in-email").fill(way);
    await button(page, "Mandami il codice").click();
    await button(page, "Usa questo codice").click();
    await button(page, "Entra").click();
  }
  await page.locator("[data-part=places]").waitFor();
}

/** A command of the contract, as the page itself would send it. */
async function say(page, method, path, body, headers = {}) {
  const answer = await page.evaluate(
    async ([verb, address, text, more]) => {
      const sent = await fetch(`/api${address}`, {
        method: verb,
        headers: { "Content-Type": "application/json", ...more },
        ...(text ? { body: text } : {}),
      });
      return { status: sent.status, text: await sent.text() };
    },
    [method, path, body && JSON.stringify(body), headers],
  );
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
  return answer.text ? JSON.parse(answer.text) : undefined;
}

async function pair(screen, staff) {
  await screen.goto(`${base}/schermo/`);
  const code = (await screen.locator("[data-part=pairing-code]").innerText()).replace(/\s/g, "");
  await looker.still(screen, "pairing");
  await staff.goto(`${base}/conduce/schermi?codice=${code}`);
  await staff.getByRole("heading", { level: 1, name: "Schermi" }).waitFor();
  await staff.locator("#at-code").fill("222222");
  await staff.locator("#at-name").fill(name);
  await button(staff, "Collega").click();
  await staff.getByText("Nessuno schermo mostra ora questo codice").first().waitFor();
  await looker.look(staff, "wrong-code");
  await staff.locator("#at-code").fill(code.toLowerCase());
  await button(staff, "Collega").click();
  await staff.getByRole("heading", { level: 1, name }).waitFor();
  await screen.locator("[data-part=big-clock]").waitFor();
  await looker.still(screen, "empty-programme");
}

async function programme(screen, staff) {
  for (const kind of ["Quanti hanno votato", "Risultati", "Messaggio"]) await button(staff, kind).click();
  await button(staff, "Salva e mostra").click();
  await staff.locator("[data-part=faults]").waitFor();
  await looker.look(staff, "programme-faults");
  const budgets = staff.locator("select[id$=budget]");
  const first = await budgets.nth(0).locator("option").nth(1).getAttribute("value");
  await budgets.nth(0).selectOption(first);
  await budgets.nth(1).selectOption(first);
  await staff.locator("textarea[lang=it]").fill("Stasera alle 21 la corte resta aperta: porta una sedia.");
  await button(staff, "Salva e mostra").click();
  await staff.getByText("Salvato").first().waitFor();
  await looker.look(staff, "programme");
  await screen.locator("[data-part=count]").waitFor();
  await looker.still(screen, "turnout");
  await screen.keyboard.press("ArrowRight");
  await screen.locator("[data-part=wall-bars]").waitFor();
  await looker.still(screen, "results");
  await screen.keyboard.press("ArrowRight");
  await screen.locator("[data-part=message]").waitFor();
  await looker.still(screen, "message");
  await screen.keyboard.press(" ");
  await screen.getByText("Fermo su questa pagina").waitFor();
  await screen.keyboard.press(" ");
}

/** A workshop in which two things are asked; gives its code and the way to ask. */
async function workshop(staff) {
  const { code } = await say(staff, "POST", "/polls", { title: { it: "Che corte vogliamo?" } });
  const at = (question) => `/polls/${code}/questions/${question}`;
  await say(staff, "PUT", at("posto"), {
    kind: "single",
    text: { it: "Dove mettiamo le sedie?" },
    options: [
      { id: "ombra", text: { it: "All'ombra" } },
      { id: "sole", text: { it: "Al sole" } },
    ],
  });
  await say(staff, "PUT", at("parola"), {
    kind: "wordcloud",
    text: { it: "La corte in una parola" },
    entries: 3,
  });
  return { code, at };
}

let answers = 0;
async function answer(phone, at, value) {
  const id = `prova-${Date.now().toString(36)}-${answers++}-0123456789`;
  await say(phone, "PUT", `${at}/rounds/1/answer`, { id, ...value }, { "If-Match": '"0"' });
}

/** From the answer's acknowledgement until the wall shows it. */
async function within(screen, text, what, limit = 1_000) {
  const since = Date.now();
  await text;
  const took = Date.now() - since;
  console.log(`web: ${what} after ${took} ms`);
  if (took > limit) looker.fault(screen, `${what} took ${took} ms`);
}

async function live(screen, staff) {
  const { code, at } = await workshop(staff);
  await button(staff, "Laboratorio").click();
  await staff.locator("input[id$=code]").last().fill(code.toLowerCase());
  await button(staff, "Salva e mostra").click();
  await staff.getByText("Salvato").first().waitFor();
  await say(staff, "PUT", `${at("posto")}/rounds/1`, {});
  await screen.getByRole("heading", { name: "Dove mettiamo le sedie?" }).waitFor();
  await looker.still(screen, "question-open");
  const phones = [];
  for (let i = 0; i < 3; i++) {
    const phone = await open({ width: 360, height: 740 });
    await phone.goto(`${base}/privacy`);
    await say(phone, "POST", `/polls/${code}/participants`, {});
    phones.push(phone);
  }
  for (const [i, phone] of phones.entries()) {
    await answer(phone, at("posto"), { choices: [i ? "ombra" : "sole"] });
    await within(
      screen,
      screen.getByText(i ? `${i + 1} risposte` : "una risposta").waitFor(),
      "an answer on the wall",
    );
  }
  if (await screen.locator("[data-part=wall-value]").count())
    looker.fault(screen, "hidden results are shown");
  await say(staff, "PUT", `${at("posto")}/rounds/1/visibility`, { revealed: true });
  await within(screen, screen.getByText("67").first().waitFor(), "the revealed results on the wall");
  await looker.still(screen, "question-revealed");
  await say(staff, "POST", `${at("posto")}/rounds/1/closure`);
  await say(staff, "PUT", `${at("parola")}/rounds/1`, { seconds: 600 });
  await say(staff, "PUT", `${at("parola")}/rounds/1/visibility`, { revealed: true });
  const words = [
    ["glicine", "fresco"],
    ["glicine", "musica"],
    ["glicine", "parolaccia"],
  ];
  for (const [i, phone] of phones.entries()) await answer(phone, at("parola"), { words: words[i] });
  await screen.locator("[data-part=cloud-list]").getByText("parolaccia").waitFor();
  await looker.still(screen, "words");
  const desk = await say(staff, "GET", `/views/polls/${code}/desk`);
  const [word] = Object.entries(desk.questions.parola.rounds[1].words).find(
    ([, each]) => each.text === "parolaccia",
  );
  await say(staff, "PUT", `${at("parola")}/rounds/1/words/${word}`, { status: "hidden" });
  await within(
    screen,
    screen.getByText("parolaccia").first().waitFor({ state: "detached" }),
    "a hidden word off the wall",
  );
  return { code, at, phones };
}

/** Cut off, switched off and on, and back again. */
async function outage(staff, { code, at, phones }) {
  const slug = new URL(staff.url()).pathname.split("/").pop();
  const screen = await open(HALL);
  await screen.goto(`${line.base}/schermo/${slug}`);
  await screen.getByRole("heading", { name: "La corte in una parola" }).waitFor();
  await screen.evaluate(() => navigator.serviceWorker.ready);
  await screen.reload();
  await screen.locator("[data-part=cloud-list]").getByText("glicine").waitFor();
  await screen.waitForTimeout(16_000);
  line.cut();
  await screen.getByText("Collegamento interrotto").waitFor();
  await screen.locator("[data-part=cloud-list]").getByText("glicine").waitFor();
  await looker.still(screen, "cut-off");
  await screen.reload();
  await screen.getByText("Collegamento interrotto").waitFor();
  await screen.locator("[data-part=cloud-list]").getByText("glicine").waitFor();
  await looker.still(screen, "switched-on-while-cut-off");
  await say(staff, "POST", `${at("parola")}/rounds/1/closure`);
  // What comes back is another build: the page fetches itself anew, once.
  let loads = 0;
  screen.on("load", () => loads++);
  await screen.route("**/api/config", async (route) => {
    const told = await (await route.fetch()).json();
    await route.fulfill({ json: { ...told, build: "newer" } });
  });
  line.mend();
  await screen.getByText("in diretta").waitFor({ timeout: 60_000 });
  await screen.getByText("Risposte chiuse").waitFor();
  await screen.waitForTimeout(3_000);
  if (loads !== 1) looker.fault(screen, `a new build made ${loads} loads`);
  await screen.context().close();
  await say(staff, "POST", `/polls/${code}/closure`);
  for (const phone of phones) await phone.context().close();
}

async function unpair(screen, staff) {
  await staff.reload();
  await button(staff, "Scollega").click();
  await button(staff, "Sì, scollega").click();
  await staff.getByText("Non collegato").first().waitFor();
  await screen.locator("[data-part=pairing-code]").waitFor();
  await looker.still(screen, "unpaired");
  await button(staff, "Elimina").click();
  await button(staff, "Sì, elimina").click();
  await staff.getByRole("heading", { level: 1, name: "Schermi" }).waitFor();
}

try {
  const staff = await open({ width: 1280, height: 900 });
  await signIn(staff);
  const screen = await open(HALL);
  await pair(screen, staff);
  await programme(screen, staff);
  const running = await live(screen, staff);
  await outage(staff, running);
  await unpair(screen, staff);
} catch (error) {
  looker.faults.push(String(error.stack ?? error));
  const pages = browser.contexts().flatMap((context) => context.pages());
  for (const page of pages) await looker.picture(page, "at-the-fault").catch(() => {});
} finally {
  await browser.close();
  line.close();
}
for (const fault of looker.faults) console.error(`fault: ${fault}`);
console.log(`web: a screen's life walked, ${looker.faults.length} faults`);
process.exitCode = looker.faults.length ? 1 : 0;
