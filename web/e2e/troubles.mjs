// What goes wrong on the way, and that no vote is lost by it.
import { finalButton, receipt, signIn, toReview } from "./voting.mjs";

const BALLOT = "**/api/budgets/*/ballot";
const voter = (name) => `${name}-${Date.now()}@example.org`;

/** Without network the confirmed ballot waits, and goes out by itself. */
export async function offline({ open, address, looker }) {
  const page = await open(360, 740);
  await toReview(page, address, voter("senza-rete"));
  await page.context().setOffline(true);
  await finalButton(page).click();
  await page.getByText("Non c'è rete: la tua scelta è al sicuro").waitFor();
  await looker.picture(page, "offline");
  await page.context().setOffline(false);
  await receipt(page);
}

/** A server that is busy, and then loses its answer: one vote, one receipt. */
export async function busy({ open, address, looker }) {
  const page = await open(360, 740);
  await toReview(page, address, voter("occupato"));
  let tries = 0;
  await page.route(BALLOT, async (route) => {
    if (route.request().method() !== "PUT") return route.continue();
    tries++;
    if (tries === 1)
      return route.fulfill({
        status: 503,
        headers: { "Retry-After": "1" },
        contentType: "application/problem+json",
        body: '{"type":"x","title":"x","status":503}',
      });
    if (tries === 2) await route.fetch();
    return tries === 2 ? route.abort() : route.continue();
  });
  await finalButton(page).click();
  await page.getByText("Stiamo riprovando, la tua scelta è al sicuro").waitFor();
  await looker.look(page, "busy");
  await receipt(page);
  if (!(await page.getByText("revisione 1").count()))
    looker.fault(page, "a repeated cast changed the revision");
}

/** Two devices of one person: both ballots are shown, and the person says which one holds. */
export async function conflict({ open, address, looker }) {
  const email = voter("due-telefoni");
  const [one, two] = [await open(360, 740), await open(360, 740)];
  await toReview(one, address, email);
  await toReview(two, address, email, 3);
  await finalButton(one).click();
  const kept = await receipt(one);
  await finalButton(two).click();
  await two.getByText("Hai già votato da un altro dispositivo").waitFor();
  await looker.look(two, "conflict");
  await two.getByRole("button", { name: "Vota con queste scelte" }).click();
  await receipt(two);
  if (!(await two.getByText("revisione 2").count()))
    looker.fault(two, `the ballot after the conflict (${kept}) is not the second revision`);
}

/** The session ran out between choosing and the final button: the choices are still there. */
export async function expired({ open, address, looker }) {
  const page = await open(360, 740);
  const email = voter("scaduto");
  await toReview(page, address, email);
  const before = await page.locator("[data-part=plain-list]").innerText();
  await page.context().clearCookies();
  await finalButton(page).click();
  await page.getByText("L'accesso è scaduto").waitFor();
  await looker.look(page, "expired");
  await page.locator("main").getByRole("link", { name: "Accedi" }).click();
  await signIn(page, email);
  await page.getByRole("heading", { name: "Controlla e vota" }).waitFor();
  const after = await page
    .locator("[data-part=plain-list]")
    .innerText()
    .catch(() => "");
  if (after !== before) looker.fault(page, "choices were lost with the session");
}
