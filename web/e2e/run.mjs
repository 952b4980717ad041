// Walks the pages of a running server: `node e2e/run.mjs http://localhost:8080 [folder for screenshots] [budget]`; without a
// budget's slug the first open one.
// The server must be a demonstration (sign-in codes on the page). Exit 1 with one line for each fault.
import { launch } from "./browser.mjs";
import { Looker } from "./look.mjs";
import { newcomer } from "./newcomer.mjs";
import { howCounted, results as walkResults } from "./results.mjs";
import * as troubles from "./troubles.mjs";

const base = (process.argv[2] ?? "").replace(/\/$/, "");
if (!base) throw new Error("usage: node e2e/run.mjs BASE_URL [FOLDER] [BUDGET]");
const looker = new Looker(process.argv[3]);
const browser = await launch();

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

/** Pages that need no vote; a language chosen once stays. */
async function others(page, address) {
  for (const [path, name] of [
    ["/privacy", "privacy"],
    ["/accessibilita", "accessibility"],
    ["/conduce/", "conduce"],
    ["/niente", "not-found"],
  ]) {
    await page.goto(base + path);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await looker.look(page, name);
  }
  await page.goto(base);
  const results = page.getByRole("link", { name: /Vedi chi ha vinto/ }).first();
  if (
    await results.waitFor({ timeout: 3_000 }).then(
      () => true,
      () => false,
    )
  ) {
    const published = await results.evaluate((link) => link.href);
    await walkResults({ page, looker, address: published, name: "phone" });
    await walkResults({ page: await open(1280, 900), looker, address: published, name: "desktop" });
  }
  await howCounted({ page, looker, address });
  await page.goto(address);
  await page.locator("#language").selectOption("en");
  await page.locator("html[lang=en]").waitFor();
  await page.reload();
  await page.getByRole("heading", { name: "Projects" }).waitFor();
  await looker.look(page, "english");
}

async function forced(address) {
  const page = await open(360, 740, { forcedColors: "active" });
  await page.goto(`${address}/vota`);
  await page
    .getByRole("button", { name: /^(Scegli|Aggiungi in fondo|Un punto in più) ?: / })
    .first()
    .click();
  await looker.look(page, "forced-colours");
}

try {
  const watcher = await open(1280, 900);
  const page = await open(360, 740);
  const { address } = await newcomer({ page, watcher, looker, base, slug: process.argv[4] });
  await others(page, address);
  await forced(address);
  for (const trouble of Object.values(troubles)) await trouble({ open, address, looker });
} catch (error) {
  looker.faults.push(String(error));
  const pages = browser.contexts().flatMap((context) => context.pages());
  for (const page of pages) await looker.picture(page, "at-the-fault").catch(() => {});
} finally {
  await browser.close();
}
for (const fault of looker.faults) console.error(`fault: ${fault}`);
console.log(`web: newcomer's path walked, ${looker.faults.length} faults`);
process.exitCode = looker.faults.length ? 1 : 0;
