// Places, rooms and their week: the part of the desk's walk that makes and moves reservations.
const heading = (page, name) => page.getByRole("heading", { level: 1, name }).waitFor();
/** The drawn box lies on its label. */
const tick = (page, id) => page.locator(`label[for="${id}"]`).click();
const button = (page, name) => page.getByRole("button", { name, exact: true });

async function createPlace({ page, looker, base, mark }) {
  await page.goto(`${base}/conduce/nuovo-spazio`);
  await heading(page, "Nuovo luogo");
  await button(page, "Crea il luogo").click();
  await page.locator("[data-part=faults]").waitFor();
  await looker.look(page, "place-faults");
  await page.locator("#at-name-it").fill(`Casa di prova ${mark}`);
  await page.locator("#at-address").fill("Via della Prova 1");
  await button(page, "Crea il luogo").click();
  await heading(page, `Casa di prova ${mark}`);
  await looker.look(page, "place");
  return new URL(page.url()).pathname.split("/").pop();
}

async function createRoom({ page, looker, base, slug, name, approval }) {
  await page.goto(`${base}/conduce/spazi/${slug}/nuova-risorsa`);
  await heading(page, "Nuova sala o materiale");
  await page.locator("#at-name-it").fill(name);
  await page.locator("#at-seats").fill("12");
  await tick(page, "at-who-anyone");
  if (approval) await tick(page, "approval");
  await page.locator("#at-maxMinutes").fill("600");
  await looker.look(page, approval ? "resource-approval" : "resource");
  await button(page, "Aggiungi").click();
  await page.getByRole("link", { name, exact: true }).waitFor();
}

async function reserve({ page, looker, base, slug, room, day }) {
  await page.goto(`${base}/conduce/spazi/${slug}/prenota?sala=${room}&giorno=${day}&dalle=10:00&alle=11:30`);
  await heading(page, "Prenota per qualcuno");
  await page.getByText("Sale e materiali sono liberi in tutte le date.").waitFor();
  await page.locator("#at-purpose").fill("Prove del coro");
  await page.locator("#at-name").fill("Sara Conti");
  await looker.look(page, "reserve");
  await button(page, "Prenota").click();
  await page.getByText("Prenotazione fatta.").first().waitFor();
  await looker.look(page, "reserved");
}

const block = (page, words) => page.locator("[data-part=week-block]", { hasText: words });

/** By keys alone: taken, moved down half an hour and on to the next day, dropped; put back; refused where something is. */
async function moveByKeys({ page, looker, base, slug, room, day }) {
  await page.goto(`${base}/conduce/spazi/${slug}/settimana?sala=${room}&giorno=${day}`);
  await heading(page, "Settimana");
  await block(page, "Prove del coro").focus();
  for (const key of ["Space", "ArrowDown", "Shift+ArrowDown", "ArrowRight", "Enter"])
    await page.keyboard.press(key);
  await page
    .getByText(/^Spostata: .*10:30–12:30\.$/)
    .first()
    .waitFor();
  await block(page, "10:30–12:30").waitFor();
  await looker.look(page, "week-moved");
  await button(page, "Rimetti com'era").click();
  await block(page, "10:00–11:30").waitFor();
  await block(page, "Prove del coro").focus();
  for (const key of ["Space", "PageDown", "PageDown", "PageDown", "PageDown", "Enter"])
    await page.keyboard.press(key);
  await page.getByText("Non si può spostare lì.").waitFor();
  const why = await page.locator("[data-part=move-note]").textContent();
  if (!why?.includes("è già in uso")) looker.fault(page, `the refusal reads: ${why}`);
  await looker.look(page, "week-refused");
  await block(page, "10:00–11:30").waitFor();
}

/** With the mouse: down on the block, an hour lower, up. */
async function moveByMouse({ page, looker }) {
  await block(page, "Prove del coro").scrollIntoViewIfNeeded();
  const box = await block(page, "Prove del coro").boundingBox();
  await page.mouse.move(box.x + 30, box.y + 12);
  await page.mouse.down();
  await page.mouse.move(box.x + 34, box.y + 30, { steps: 3 });
  await page.mouse.move(box.x + 34, box.y + 12 - 56, { steps: 5 });
  await looker.picture(page, "week-dragging");
  await page.mouse.up();
  await block(page, "09:00–10:30").waitFor();
}

/** Somebody without an account asks for the room that needs a yes. */
async function ask({ open, base, slug, day }) {
  const page = await open(360, 740);
  await page.goto(base);
  const status = await page.evaluate(
    async ([place, at]) => {
      const answer = await fetch("/api/hub/reservations", {
        method: "POST",
        headers: {
          "Content-Type": "application/json",
          "Idempotency-Key": `walk-${Date.now()}-${"k".repeat(16)}`,
        },
        body: JSON.stringify({
          place,
          items: [{ resource: "sala-su-richiesta" }],
          starts: `${at}T15:00`,
          ends: `${at}T17:00`,
          purpose: "Doposcuola",
          name: "Luca Ferri",
          email: "luca@example.org",
        }),
      });
      return `${answer.status} ${answer.ok ? "" : await answer.text()}`;
    },
    [slug, day],
  );
  await page.context().close();
  if (!status.startsWith("201")) throw new Error(`asking for a room: ${status}`);
}

async function approve({ page, looker, base }) {
  await page.goto(`${base}/conduce/banco`);
  await heading(page, "Banco");
  const row = page.locator("li", { hasText: "Doposcuola" }).first();
  await row.waitFor();
  await looker.look(page, "desk");
  await row.getByRole("button", { name: /^Conferma/ }).click();
  await row.waitFor({ state: "detached" });
  await page.goto(`${base}/conduce/prenotazioni?vista=coming`);
  const approved = page.locator("li", { hasText: "Doposcuola" }).first();
  await approved.getByText("Confermata").waitFor();
  await looker.look(page, "reservations");
}

export async function runSpaces(things) {
  const { page, looker, base, nextWeek } = things;
  const slug = await createPlace(things);
  await createRoom({ ...things, slug, name: "Sala prova", approval: false });
  await createRoom({ ...things, slug, name: "Sala su richiesta", approval: true });
  const day = nextWeek(3);
  const room = "sala-prova";
  await reserve({ ...things, slug, room, day });
  await page.goto(`${base}/conduce/spazi/${slug}/prenota?sala=${room}&giorno=${day}&dalle=14:00&alle=16:00`);
  await page.locator("#at-purpose").fill("Gruppo di lettura");
  await page.locator("#at-name").fill("Ivo Neri");
  await button(page, "Prenota").click();
  await page.getByText("Prenotazione fatta.").first().waitFor();
  await moveByKeys({ ...things, slug, room, day });
  await moveByMouse(things);
  await page.locator("#week-room").selectOption("");
  await page.getByRole("heading", { name: "Sala su richiesta" }).waitFor();
  await looker.look(page, "week-all-rooms");
  await ask({ ...things, slug, day });
  await approve(things);
  await page.goto(`${base}/conduce/spazi`);
  await heading(page, "Spazi");
  await looker.look(page, "places");
  return { slug, room, day };
}
