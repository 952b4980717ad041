// Ten phones in one workshop, the facilitator's hand through the API: `node e2e/phones.mjs BASE_URL FACILITATOR_TOKEN [FOLDER]`.
// Exit 1 with one line for each fault.
import { launch } from "./browser.mjs";
import { Facilitator } from "./facilitator.mjs";
import { Looker } from "./look.mjs";
import { doors } from "./phone-doors.mjs";
import { kinds } from "./phone-kinds.mjs";
import * as troubles from "./phone-troubles.mjs";

const base = (process.argv[2] ?? "").replace(/\/$/, "");
const token = process.argv[3];
if (!base || !token) throw new Error("usage: node e2e/phones.mjs BASE_URL FACILITATOR_TOKEN [FOLDER]");
const looker = new Looker(process.argv[4]);
const facilitator = new Facilitator(base, token);
const browser = await launch();

/** A phone of its own, with its own cookies. `heard` has all that the feed said to it. */
async function phone(locale = "it-IT", options = {}) {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    locale,
    reducedMotion: "reduce",
    hasTouch: true,
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  looker.attend(page);
  page.heard = [];
  page.on("websocket", (socket) =>
    socket.on("framereceived", ({ payload }) => page.heard.push(String(payload))),
  );
  return page;
}

/** Everybody comes in by the QR code's address and stands before the first question; the slowest one's time is told. */
async function hall(workshop) {
  const locales = ["ar-EG", "en-GB", ...Array(8).fill("it-IT")];
  const phones = await Promise.all(locales.map((locale) => phone(locale)));
  const times = await Promise.all(
    phones.map(async (page) => {
      const before = Date.now();
      await page.goto(`${base}/p/${workshop.code}`);
      await page.getByRole("radio").first().waitFor();
      return Date.now() - before;
    }),
  );
  console.log(
    `web: ten phones in one browser before the first question after ${Math.min(...times)} to ${Math.max(...times)} ms`,
  );
  if (Math.max(...times) > 10_000)
    looker.fault(phones[0], "somebody waited more than ten seconds for the first question");
  return phones;
}

try {
  const workshop = await facilitator.prepare("La piazza che vorrei", ["single"]);
  await workshop.open("single", 1, { seconds: 3_600 });
  const phones = await hall(workshop);
  await troubles.offline({ phones, workshop, looker });
  await troubles.late({ phones, workshop, looker });
  await troubles.twoWindows({ page: phones[9], workshop, looker });
  for (const page of phones.slice(2)) await page.context().close();
  const all = await facilitator.prepare("Tutte le domande", [
    "multiple",
    "rating",
    "ranking",
    "points",
    "cloud",
    "text",
    "number",
    "qa",
  ]);
  for (const page of phones.slice(0, 2)) await page.goto(`${base}/p/${all.code}`);
  await kinds({ page: await phone(), arabic: phones[0], other: phones[1], workshop: all, looker, base });
  await doors({ phone, facilitator, looker, base });
} catch (error) {
  looker.faults.push(String(error));
  const pages = browser.contexts().flatMap((context) => context.pages());
  for (const page of pages) await looker.picture(page, "at-the-fault").catch(() => {});
} finally {
  await browser.close();
}
for (const fault of looker.faults) console.error(`fault: ${fault}`);
console.log(`web: phones' ways walked, ${looker.faults.length} faults`);
process.exitCode = looker.faults.length ? 1 : 0;
