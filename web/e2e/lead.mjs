// A facilitator prepares a workshop and leads it in the browser, with phones simulated through the API:
// `node e2e/lead.mjs BASE_URL ORGANISERS_EMAIL [FOLDER]`. The server must be a demonstration. Exit 1 with one line for each fault.
import { launch } from "./browser.mjs";
import { others } from "./lead-others.mjs";
import { prepare } from "./lead-prepare.mjs";
import { lead } from "./lead-room.mjs";
import { Looker } from "./look.mjs";
import { signInByCode } from "./workshop.mjs";

const [given, email, folder] = process.argv.slice(2);
const base = (given ?? "").replace(/\/$/, "");
if (!base || !email) throw new Error("usage: node e2e/lead.mjs BASE_URL ORGANISERS_EMAIL [FOLDER]");
const looker = new Looker(folder);
looker.whole = true;
const browser = await launch();

async function open(width, height, options = {}) {
  const context = await browser.newContext({
    viewport: { width, height },
    locale: "it-IT",
    reducedMotion: "reduce",
    acceptDownloads: true,
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  looker.attend(page);
  return page;
}

const world = { browser, base, looker, open };
let code = "";
try {
  const page = await open(1280, 900);
  await signInByCode(page, base, email);
  code = await prepare({ ...world, page });
  await lead({ ...world, page, code });
  await others({ ...world, page, code });
} catch (error) {
  looker.faults.push(error.stack ?? String(error));
  for (const page of browser.contexts().flatMap((context) => context.pages()))
    await looker.picture(page, "at-the-fault").catch(() => {});
} finally {
  await browser.close();
}
for (const fault of looker.faults) console.error(`fault: ${fault}`);
console.log(`web: workshop ${code} led, ${looker.faults.length} faults`);
process.exitCode = looker.faults.length ? 1 : 0;
