// The newcomer's path: read, choose, sign in with the code that a demonstration shows, vote, check the receipt, change.
import { choose, receipt, signIn } from "./voting.mjs";

const RECEIPT = /^[0-9A-Z]{4}[ -][0-9A-Z]{4}[ -][0-9A-Z]{4}$/;

export async function newcomer({ page, watcher, looker, base, slug }) {
  await page.goto(base);
  const links = page.getByRole("link", { name: /Leggi i progetti e vota/ });
  const open = slug ? links.and(page.locator(`[href="/budgets/${slug}"]`)) : links.first();
  await open.waitFor();
  await looker.look(page, "home");

  await open.click();
  await page.getByRole("heading", { level: 1 }).waitFor();
  const address = page.url();
  await page.getByText("Non hai ancora votato").waitFor();
  await looker.look(page, "budget");
  const before = await turnout(watcher, address);

  await page.getByRole("link", { name: "Vota", exact: true }).click();
  await page.getByRole("heading", { name: "Scegli i progetti" }).waitFor();
  await looker.look(page, "choose");
  await choose(page, 3);
  await page.getByText(/non hai ancora votato/).waitFor();
  await looker.look(page, "chosen");
  await undoAndRedo(page);
  await page.reload();
  await page.getByText(/non hai ancora votato/).waitFor();

  await page.getByRole("button", { name: "Continua" }).click();
  await signIn(page, `prova-${Date.now()}@example.org`, (name) => looker.look(page, name));

  await page.getByRole("heading", { name: "Controlla e vota" }).waitFor();
  await looker.look(page, "check");
  await page.getByRole("button", { name: "Vota", exact: true }).click();

  const code = await receipt(page);
  if (!RECEIPT.test(code)) looker.fault(page, `a receipt code like ${code}`);
  await looker.look(page, "receipt");
  await page.getByRole("button", { name: /^5/ }).click();
  await page.getByRole("button", { name: "Invia la risposta" }).click();
  await page.getByText("Grazie").waitFor();
  if (before !== undefined) await rises(watcher, before, looker);

  await page.getByRole("link", { name: "Controlla la ricevuta" }).click();
  await page.getByText(/Contata, revisione 1, \d\d:\d\d/).waitFor();
  await looker.look(page, "receipt-check");

  await change(page, address);
  const second = await receipt(page);
  await page.getByText("revisione 2").waitFor();
  await looker.picture(page, "changed");
  return { address, code, second };
}

async function turnout(watcher, address) {
  await watcher.goto(address);
  await watcher.getByRole("heading", { level: 1 }).waitFor();
  const number = watcher.locator("[data-part=number]");
  return (await number.count()) ||
    (await number.waitFor({ timeout: 3000 }).then(
      () => 1,
      () => 0,
    ))
    ? read(number)
    : undefined;
}

const read = async (number) => Number((await number.innerText()).replace(/\D/g, ""));

/** A second window sees the vote come in without anybody touching it. */
async function rises(watcher, before, looker) {
  const number = watcher.locator("[data-part=number]");
  for (let i = 0; i < 100; i++) {
    if ((await read(number)) > before) return looker.look(watcher, "watching");
    await watcher.waitForTimeout(200);
  }
  looker.fault(watcher, `the turnout stayed at ${before} in a second window`);
}

async function undoAndRedo(page) {
  await page.getByRole("button", { name: "Annulla" }).click();
  await choose(page, 1);
}

async function change(page, address) {
  await page.goto(`${address}/vota`);
  await page
    .getByText(/Hai votato/)
    .first()
    .waitFor();
  await page
    .getByRole("button", { name: /^(Togli|Un punto in meno) ?: / })
    .and(page.locator(":not([aria-disabled=true])"))
    .last()
    .click();
  await page.getByText("non sono ancora inviate").waitFor();
  await page.getByRole("button", { name: "Continua" }).click();
  await page.getByRole("button", { name: "Cambia il mio voto" }).click();
}
