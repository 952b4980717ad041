// The results page: who won, why, the count step by step, the comparison, the table; and how votes are counted, beforehand.
export async function results({ page, looker, address, name }) {
  await page.goto(address);
  await page.getByRole("heading", { name: "Come si è contato" }).waitFor();
  await looker.look(page, `results-${name}`);
  await whole(page, looker, `results-${name}-whole`);

  const why = page.locator("[data-part=results] summary");
  await why.first().click();
  await why.last().click();
  const reason = page.locator("[data-part=results] details[open]").last();
  await reason
    .getByText(/mancavano|non entra|ritirato/i)
    .first()
    .waitFor();
  await reason.scrollIntoViewIfNeeded();
  await looker.look(page, `results-${name}-why`);

  const play = page.getByRole("button", { name: "Rivedi il conteggio, passo per passo" }).first();
  await play.click();
  const player = page.locator("[data-part=player]").first();
  await player.getByText(/Passo 0 di/).waitFor();
  for (let step = 1; step <= 3; step++) {
    await player.getByRole("button", { name: "Avanti" }).click();
    await player.getByText(`Passo ${step} di`).waitFor();
  }
  await player.scrollIntoViewIfNeeded();
  await looker.look(page, `results-${name}-player`);
  await player.getByRole("button", { name: "Indietro" }).click();
  await player.getByText("Passo 2 di").waitFor();

  await page.getByRole("button", { name: "Confronta con altre regole" }).click();
  await page.locator("#comparison").waitFor();
  await page.getByText("E se", { exact: true }).first().waitFor();
  await page.locator("#comparison").scrollIntoViewIfNeeded();
  await looker.look(page, `results-${name}-compare`);

  await page.getByText("Tutti i numeri in una tabella").click();
  await page.locator("#figures-table").scrollIntoViewIfNeeded();
  await looker.look(page, `results-${name}-table`);
  await whole(page, looker, `results-${name}-open`);
}

/** What voters read before they choose, with the example played to its end. */
export async function howCounted({ page, looker, address }) {
  await page.goto(address);
  await page.getByText("Come si contano i voti").click();
  const player = page.locator("#player-example");
  await player.getByText("Passo 0 di 4").waitFor();
  for (let step = 1; step <= 4; step++) await player.getByRole("button", { name: "Avanti" }).click();
  await player.getByText("Passo 4 di 4").waitFor();
  await player.scrollIntoViewIfNeeded();
  await looker.look(page, "how-counted");
}

async function whole(page, looker, name) {
  if (looker.folder) await page.screenshot({ path: `${looker.folder}/${name}.png`, fullPage: true });
}
