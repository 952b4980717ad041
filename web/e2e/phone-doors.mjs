// Other ways in: one's own pace with names, paper tokens, residents only, a locked room, no such code.
import { choose, sent } from "./phone-hand.mjs";

export async function doors({ phone, facilitator, looker, base }) {
  await ownPace(
    await phone(),
    await facilitator.prepare("Con calma", ["single", "cloud", "rating"], { pacing: "own", names: "shown" }),
    looker,
    base,
  );
  await papers(
    phone,
    await facilitator.prepare("Con i biglietti", ["single"], { protection: "paper" }),
    looker,
    base,
  );
  await residents(
    await phone(),
    await facilitator.prepare("Residenti", ["single"], { protection: "resident" }),
    looker,
    base,
  );
  await locked(await phone(), await facilitator.prepare("Sala chiusa", ["single"]), looker, base);
  await languages(await phone(), await facilitator.prepare("Lingue", ["single"]), looker, base);
  await forced(
    phone,
    await facilitator.prepare("Contrasto", ["single", "rating"], { pacing: "own" }),
    looker,
    base,
  );
}

async function ownPace(page, workshop, looker, base) {
  for (const question of ["single", "cloud", "rating"]) await workshop.open(question);
  await page.goto(`${base}/p/${workshop.code}`);
  await page.getByText("Chi conduce vede il tuo soprannome").waitFor();
  await page.getByText("Scegli un soprannome").click();
  await page.locator("#nickname").fill("Ada <3");
  await looker.look(page, "nickname");
  await page.getByRole("button", { name: "Salva il soprannome" }).click();
  await page.getByText("Per chi conduce sei").waitFor();
  await choose(page, 0);
  await sent(page);
  await looker.look(page, "own-pace");
  await page.getByRole("button", { name: "Prossima domanda" }).click();
  await page.locator("#word-0").waitFor();
  await looker.look(page, "own-pace-next");
}

async function papers(phone, workshop, looker, base) {
  const { tokens } = await workshop.papers(2);
  await workshop.open("single");
  const page = await phone();
  await page.goto(`${base}/p/${workshop.code}`);
  await page.getByLabel("Codice del biglietto").waitFor();
  await looker.look(page, "needs-ticket");
  await page.goto(`${base}/p/${workshop.code}#${tokens[0].token}`);
  await page.getByRole("radio").first().waitFor();
  if (page.url().includes("#")) looker.fault(page, "the token stayed in the address");
  await choose(page, 1);
  await sent(page);
  const thief = await phone();
  await thief.goto(`${base}/p/${workshop.code}#${tokens[0].token}`);
  await thief.getByRole("heading", { name: "Questo biglietto è già usato" }).waitFor();
  await looker.look(thief, "ticket-used");
  await thief.getByLabel("Codice del biglietto").fill(tokens[1].token.toLowerCase());
  await thief.getByRole("button", { name: "Entra" }).click();
  await thief.getByRole("radio").first().waitFor();
}

async function residents(page, workshop, looker, base) {
  await workshop.open("single");
  await page.goto(`${base}/p/${workshop.code}`);
  await page.locator("main").getByRole("link", { name: "Accedi" }).waitFor();
  await looker.look(page, "needs-sign-in");
  await page.locator("main").getByRole("link", { name: "Accedi" }).click();
  await page.locator("#sign-in-email").fill(`sala-${Date.now()}@example.org`);
  await page
    .getByRole("button", { name: /codice/ })
    .first()
    .click();
  await page.locator("[data-part=demo-code] button").click();
  await page.getByRole("button", { name: "Entra", exact: true }).click();
  await page.getByRole("radio").first().waitFor();
  await choose(page, 0);
  await sent(page);
}

async function locked(page, workshop, looker, base) {
  await workshop.steer({ locked: true });
  await page.goto(`${base}/p/${workshop.code}`);
  await page.getByRole("heading", { name: "La sala è chiusa" }).waitFor();
  await looker.look(page, "locked");
  await workshop.steer({ locked: false });
  await page.getByRole("button", { name: "Riprova" }).click();
  await page.getByRole("heading", { name: "In attesa della prossima domanda" }).waitFor();
  await page.goto(`${base}/p/222222`);
  await page.getByText("222222: con questo codice").first().waitFor();
  await looker.look(page, "no-such-code");
}

async function languages(page, workshop, looker, base) {
  await workshop.open("single");
  await page.goto(`${base}/p/${workshop.code}`);
  for (const [language, words] of [
    ["es", "Enviar la respuesta"],
    ["zh", "发送回答"],
    ["ar", "أرسل الإجابة"],
  ]) {
    await page.locator("#language").selectOption(language);
    await page.getByRole("button", { name: words }).waitFor();
    await looker.look(page, `language-${language}`);
  }
}

async function forced(phone, workshop, looker, base) {
  await workshop.open("single");
  await workshop.open("rating");
  const page = await phone("it-IT", { forcedColors: "active" });
  await page.goto(`${base}/p/${workshop.code}`);
  await page.getByRole("radio").first().click();
  await looker.look(page, "forced-colours");
  const small = await phone("ar-EG", { viewport: { width: 320, height: 568 } });
  await small.goto(`${base}/p/${workshop.code}`);
  await small.getByRole("radio").first().waitFor();
  await looker.look(small, "narrow-arabic");
}
