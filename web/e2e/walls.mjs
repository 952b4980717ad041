// Every kind of page that a screen can show, with what a room would send and with what nobody should: `node e2e/walls.mjs BASE_URL
// [FOLDER]`. The pages come from the server, the views from here. Exit 1 with one line for each fault.
import { launch } from "./browser.mjs";
import { Looker } from "./look.mjs";
import { cases, night, screen } from "./wall-cases.mjs";
import { hubCases, hubPlaces, hubScreen } from "./wall-hub.mjs";

const base = (process.argv[2] ?? "").replace(/\/$/, "");
if (!base) throw new Error("usage: node e2e/walls.mjs BASE_URL [FOLDER] [CASE]");
const only = process.argv[4];
const looker = new Looker(process.argv[3]);
const browser = await launch();
const CODE = "H7KM3X";

/** A page whose feed says what `views` says. */
async function show(size, views) {
  const context = await browser.newContext({ viewport: size, locale: "it-IT", reducedMotion: "reduce" });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  looker.attend(page);
  await page.routeWebSocket(/\/feed$/, (socket) => {
    socket.onMessage((text) => {
      const { type, view } = JSON.parse(text);
      if (type !== "subscribe") return;
      const state = views[view];
      const problem = { type: "x", title: "x", status: 404 };
      const frame = state
        ? { type: "snapshot", view, version: "e.1", state }
        : { type: "refused", view, problem };
      socket.send(JSON.stringify(frame));
    });
  });
  await page.route(/\/api\/hub\/places$/, (route) => route.fulfill({ json: { places: hubPlaces } }));
  await page.route(/\/api\/screen$/, (route) => route.fulfill({ json: { screen: "prova" } }));
  await page.goto(`${base}/schermo/prova`);
  return page;
}

/** Nothing outside the screen, nothing over anything else, nothing too small to read. */
async function readable(page, name) {
  const faults = await page.evaluate(() => {
    const found = [];
    const say = (node) => `${node.tagName.toLowerCase()} "${(node.textContent ?? "").trim().slice(0, 30)}"`;
    const main = document.querySelector("[data-part=screen-main]").getBoundingClientRect();
    const texts = [
      ...document.querySelectorAll("main h1, main p, main li, main text, main dd, main [data-part=wall-qr]"),
    ];
    for (const node of texts) {
      const box = node.getBoundingClientRect();
      if (box.width === 0) continue;
      if (
        box.left < -1 ||
        box.right > innerWidth + 1 ||
        box.top < main.top - 2 ||
        box.bottom > main.bottom + 2
      )
        found.push(
          `${say(node)} leaves the screen: ${[box.left, box.top, box.right, box.bottom].map(Math.round)}`,
        );
    }
    // The letters themselves: what a line of type leaves empty above and below may overlap.
    const ink = (node) => {
      const [box, size] = [node.getBBox(), Number.parseFloat(node.getAttribute("font-size"))];
      return {
        left: box.x,
        right: box.x + box.width,
        top: Number(node.getAttribute("y")) - size / 2,
        bottom: Number(node.getAttribute("y")) + size / 2,
      };
    };
    const words = [...document.querySelectorAll("[data-part=cloud] text")].map((node) => [node, ink(node)]);
    for (const [i, [node, a]] of words.entries())
      for (const [other, b] of words.slice(i + 1)) {
        const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (across > 0 && down > 0) found.push(`${say(node)} lies over ${say(other)}`);
      }
    const rows = document.querySelectorAll(
      "[data-part=wall-bars] > li, [data-part=cloud-list] > li, [data-part=entries] > li, [data-part=wall-rows] > li",
    );
    if (rows.length > 8) found.push(`${rows.length} rows`);
    const main5 = document.querySelectorAll(
      "[data-part=wall-label], [data-part=wall-value], [data-part=cloud-list] span, [data-part=entries] p, [data-part=row-title], [data-part=row-time], [data-part=room-until], [data-part=room-next], [data-part=called] > li, main h1",
    );
    for (const node of main5) {
      const size = Number.parseFloat(getComputedStyle(node).fontSize);
      // Upright there is more height than is needed: the page's own unit, which follows the width, is the measure then.
      const least =
        innerHeight > innerWidth
          ? Number.parseFloat(getComputedStyle(document.body).fontSize)
          : innerHeight * 0.05;
      if (size < least * 0.998) found.push(`${say(node)} has ${((size / innerHeight) * 100).toFixed(1)} vh`);
    }
    if (document.documentElement.scrollHeight > innerHeight) found.push("scrolls");
    return found;
  });
  for (const fault of faults) looker.fault(page, `${name}: ${fault}`);
}

try {
  for (const size of [
    { width: 1920, height: 1080 },
    { width: 3840, height: 2160 },
  ]) {
    for (const [name, wall] of Object.entries(cases)) {
      if (only && !name.includes(only)) continue;
      const page = await show(size, {
        "screens/prova": screen(CODE),
        [`polls/${CODE}/wall`]: { code: CODE, ...wall },
      });
      await page.locator("[data-part=slide]").waitFor();
      await page.evaluate(() => document.fonts.ready);
      await page.waitForTimeout(150);
      await readable(page, name);
      await looker.still(page, `${name}-${size.height}`);
      if (wall.phase !== "ended" && !(await page.locator("[data-part=join] [data-part=wall-qr]").isVisible()))
        looker.fault(page, `${name}: no way in`);
      await page.context().close();
    }
  }
  for (const size of [
    { width: 1920, height: 1080 },
    { width: 3840, height: 2160 },
    { width: 1080, height: 1920 },
  ]) {
    for (const [name, { slide, views, dark }] of Object.entries(hubCases)) {
      if (only && !name.includes(only)) continue;
      const page = await show(size, { "screens/prova": hubScreen(slide, dark), ...views });
      await page.locator("[data-part=slide]").waitFor();
      await page.evaluate(() => document.fonts.ready);
      await page.waitForTimeout(150);
      await readable(page, name);
      await looker.still(page, `${name}-${size.height}`);
      await page.context().close();
    }
  }
  const dark = await show(
    { width: 1920, height: 1080 },
    { "screens/prova": night(CODE), [`polls/${CODE}/wall`]: { code: CODE, ...cases.single } },
  );
  await dark.locator("html[data-night=yes]").waitFor();
  await looker.still(dark, "night");
} catch (error) {
  looker.faults.push(String(error));
} finally {
  await browser.close();
}
for (const fault of looker.faults) console.error(`fault: ${fault}`);
console.log(`web: the screen's pages looked at, ${looker.faults.length} faults`);
process.exitCode = looker.faults.length ? 1 : 0;
