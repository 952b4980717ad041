// The moves of a voter in a browser, whatever the ballot paper asks.

/** Chooses so many, or fewer where no more fit. */
export async function choose(page, count) {
  const free = page
    .getByRole("button", { name: /^(Scegli|Aggiungi in fondo|Un punto in più) ?: / })
    .and(page.locator(":not([aria-disabled=true])"));
  await free.first().waitFor();
  for (let i = 0; i < count; i++) {
    const left = await free.count();
    if (!left) return;
    await free.nth(i && left > 1 ? 1 : 0).press("Enter");
    if (await page.evaluate(() => document.activeElement === document.body))
      throw new Error("the keyboard lost its place");
  }
}

export async function signIn(page, email, seen = async () => {}) {
  await page.getByRole("heading", { level: 1, name: "Accedi" }).waitFor();
  await seen("sign-in");
  await page.getByLabel("La tua e-mail").fill(email);
  await page.getByRole("button", { name: "Mandami il codice" }).click();
  await page.getByRole("button", { name: "Usa questo codice" }).click();
  await seen("code");
  await page.getByRole("button", { name: "Entra" }).click();
}

/** From the list of projects to the page with the final button. */
export async function toReview(page, address, email, count = 2) {
  await page.goto(`${address}/vota`);
  await choose(page, count);
  await page.getByRole("button", { name: "Continua" }).click();
  if (email) await signIn(page, email);
  await page.getByRole("heading", { name: "Controlla e vota" }).waitFor();
}

export const finalButton = (page) => page.getByRole("button", { name: /^(Vota|Cambia il mio voto)$/ });

export async function receipt(page) {
  await page.getByRole("heading", { name: "Hai votato" }).waitFor();
  await page.getByRole("img", { name: "Codice QR della ricevuta" }).waitFor();
  return page.locator("[data-part=receipt-code]").innerText();
}
