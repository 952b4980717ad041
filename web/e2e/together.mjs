// The three faces of a workshop together: the facilitator's page, the room's screen and ten phones, one of which loses the line in
// mid-answer: `node e2e/together.mjs BASE_URL ORGANISERS_EMAIL [FOLDER]`, against a demonstration. Exit 1 with one line for each fault.
import { launch } from "./browser.mjs";
import { questions } from "./facilitator.mjs";
import { Looker } from "./look.mjs";
import { choose, sent } from "./phone-hand.mjs";
import { signInByCode } from "./workshop.mjs";

const [given, email, folder] = process.argv.slice(2);
const base = (given ?? "").replace(/\/$/, "");
if (!base || !email) throw new Error("usage: node e2e/together.mjs BASE_URL ORGANISERS_EMAIL [FOLDER]");
const looker = new Looker(folder);
const browser = await launch();
const name = `insieme-${Date.now().toString(36)}`;
const LOST = 3;

async function open(width, height, locale = "it-IT") {
  const viewport = { width, height };
  const context = await browser.newContext({ viewport, locale, reducedMotion: "reduce" });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  looker.attend(page);
  return page;
}

/** A workshop of one question, and a screen that shows it. */
async function prepare(leader) {
  const { request } = leader.context();
  const headers = { Origin: new URL(base).origin };
  const say = async (method, path, data) => {
    const answer = await request[method](`${base}/api${path}`, { data, headers });
    if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
    return answer.status() === 204 ? undefined : answer.json();
  };
  const { code } = await say("post", "/polls", { title: { it: "La piazza che vorrei" } });
  await say("put", `/polls/${code}/questions/q1`, questions.single);
  await say("post", "/screens", { screen: name, name: "Sala grande" });
  const slides = [{ id: "w", kind: "workshop", code, seconds: 15 }];
  await say("put", `/screens/${name}`, { name: "Sala grande", language: "it", follow: true, slides });
  return code;
}

/** Shares and votes as the screen shows them, one after the other. */
async function counted(page) {
  return (await page.locator("[data-part=wall-bars]").innerText())
    .match(/\d+%\s*\d+/g)
    ?.join(" ")
    .replace(/\n/g, "");
}

try {
  const leader = await open(1280, 900);
  await signInByCode(leader, base, email);
  const code = await prepare(leader);
  const wall = await open(1920, 1080);
  await wall.goto(`${base}/schermo/${name}`);
  await wall.locator("[data-part=join-code]", { hasText: code }).waitFor();
  const locales = ["ar-EG", "en-GB", ...Array(8).fill("it-IT")];
  const phones = await Promise.all(locales.map((locale) => open(360, 740, locale)));
  await Promise.all(phones.map((page) => page.goto(`${base}/p/${code}`)));
  await Promise.all(phones.map((page) => page.locator("[data-part=waiting]").waitFor()));
  await leader.goto(`${base}/conduce/workshops/${code}/guida`);
  await leader.getByText("10 persone sono entrate").first().waitFor();
  await leader.keyboard.press("ArrowRight");
  await leader.getByText("In sala", { exact: true }).waitFor();
  await leader.keyboard.press("o");

  await Promise.all(phones.map((page) => page.getByRole("radio").first().waitFor()));
  await wall.getByText("Si risponde ora").waitFor();
  await phones[LOST].context().setOffline(true);
  await Promise.all(phones.map((page, i) => choose(page, i % 4)));
  await Promise.all(phones.filter((_, i) => i !== LOST).map(sent));
  await wall
    .getByText(/^9 risposte|^9\s/)
    .first()
    .waitFor();
  if (/%/.test(await wall.locator("main, body").first().innerText()))
    looker.fault(wall, "results are on the wall before they are revealed");
  await looker.still(wall, "hidden");
  await phones[LOST].context().setOffline(false);
  await sent(phones[LOST]);
  await leader.getByText("10 risposte su 10 persone entrate").first().waitFor();

  await leader.keyboard.press("r");
  await wall.locator("[data-part=wall-bars][data-state=counted]").waitFor();
  const shown = await counted(wall);
  if (shown !== "30%3 30%3 20%2 20%2") looker.fault(wall, `the screen shows ${shown}`);
  await looker.still(wall, "revealed");
  await leader.keyboard.press("c");
  await Promise.all(phones.map((page) => page.locator("#stage[data-state=revealed]").waitFor()));
  await looker.look(phones[0], "phone-arabic");
  await looker.look(phones[LOST], "phone-that-was-lost");
  await looker.look(leader, "leader");
} catch (error) {
  looker.faults.push(error.stack ?? String(error));
  for (const page of browser.contexts().flatMap((context) => context.pages()))
    await looker.picture(page, "at-the-fault").catch(() => {});
} finally {
  await browser.close();
}
for (const fault of looker.faults) console.error(`fault: ${fault}`);
console.log(`web: leader, screen and ten phones together, ${looker.faults.length} faults`);
process.exitCode = looker.faults.length ? 1 : 0;
