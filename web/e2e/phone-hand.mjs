// What a thumb does on the workshop's page.
export const status = (page, words) => page.locator("#stage").getByText(words).waitFor();
export const send = (page) => page.locator("#answer-send").click();
export const sent = (page) => page.locator("#stage[data-state=sent]").waitFor();

/** Chooses the option at a place and sends it. */
export async function choose(page, place) {
  await page.getByRole("radio").nth(place).click();
  await send(page);
}
