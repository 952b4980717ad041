// Every kind of question on one phone, from waiting to revealed; others look on.
import { send, sent, status } from "./phone-hand.mjs";

export async function kinds(all) {
  const { page, looker, base, workshop } = all;
  await page.goto(`${base}/p/`);
  await page
    .getByLabel("Codice del laboratorio")
    .fill(`${workshop.code.slice(0, 3)} ${workshop.code.slice(3).toLowerCase()}`);
  await looker.look(page, "type-the-code");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "In attesa della prossima domanda" }).waitFor();
  await looker.look(page, "waiting");
  for (const walk of [multiple, rating, ranking, points, cloud, text, number, qa]) await walk(all);
  await workshop.end();
  await page.getByRole("heading", { name: "Il laboratorio è finito" }).waitFor();
  await looker.look(page, "ended");
}

async function reveal({ page, workshop, looker }, kind) {
  await sent(page);
  await workshop.close(kind);
  await workshop.reveal(kind);
  await status(page, "ecco i risultati");
  await page.locator("#outcome").waitFor();
  await looker.look(page, `${kind}-revealed`);
}

async function multiple(all) {
  const { page, workshop, looker } = all;
  await workshop.open("multiple");
  await page.getByRole("checkbox").nth(2).click();
  await page.getByRole("checkbox").nth(0).press("Space");
  await page.getByRole("checkbox").nth(1).click({ force: true });
  if (await page.getByRole("checkbox").nth(1).isChecked())
    looker.fault(page, "more options than the question takes");
  await looker.look(page, "multiple");
  await send(page);
  await reveal(all, "multiple");
}

async function rating(all) {
  const { page, arabic, workshop, looker } = all;
  await workshop.open("rating");
  await arabic.getByRole("radio").first().waitFor();
  await looker.look(arabic, "rating-arabic");
  await page.getByRole("radio").first().waitFor();
  await send(page);
  await page.locator("#answer-fault").waitFor();
  await looker.look(page, "rating-nothing-chosen");
  // The fault has put the keyboard at the scale: arrows move on it.
  for (let i = 0; i < 3; i++) await page.keyboard.press("ArrowRight");
  await looker.picture(page, "rating");
  await page.keyboard.press("Enter");
  await reveal(all, "rating");
}

async function ranking(all) {
  const { page, workshop, looker } = all;
  await workshop.open("ranking");
  for (const name of ["Panchine comode", "Alberi e ombra", "Più luce la sera"])
    await page.getByRole("button", { name }).click();
  await page.getByRole("button", { name: "Su: Più luce la sera" }).click();
  const handles = page.locator("[data-part=handle]");
  const [from, to] = [await handles.nth(0).boundingBox(), await handles.nth(2).boundingBox()];
  await page.mouse.move(from.x + 20, from.y + 20);
  await page.mouse.down();
  await page.mouse.move(to.x + 20, to.y + 24, { steps: 8 });
  await looker.picture(page, "ranking-dragged");
  await page.mouse.up();
  const order = (await page.locator("[data-part=ranked] bdi").allInnerTexts()).join();
  if (order !== "Più luce la sera,Alberi e ombra,Panchine comode") looker.fault(page, `dragged to ${order}`);
  await looker.look(page, "ranking");
  await send(page);
  await reveal(all, "ranking");
}

async function points(all) {
  const { page, arabic, workshop, looker } = all;
  await workshop.open("points");
  const more = (name) => page.getByRole("button", { name: `Più punti: ${name}` });
  for (let i = 0; i < 6; i++) await more("Alberi").click();
  await page.getByLabel("Panchine comode", { exact: true }).fill("9");
  await page.getByLabel("Panchine comode", { exact: true }).blur();
  await page.getByText("Hai dato tutti i 10 punti").waitFor();
  await looker.look(page, "points");
  await arabic.getByRole("textbox").first().waitFor();
  await looker.look(arabic, "points-arabic");
  await send(page);
  await reveal(all, "points");
}

async function cloud(all) {
  const { page, arabic, workshop, looker } = all;
  await workshop.open("cloud");
  await page.locator("#word-0").fill("alberi");
  await page.locator("#word-1").fill("<b>ombra</b>");
  await page.locator("#word-2").fill("z\u0323\u0301\u0489\u0334\u0321 e \u202erovescio");
  await looker.look(page, "cloud");
  await send(page);
  await arabic.locator("#word-0").fill("Alberi");
  await arabic.locator("#word-1").fill("ظل");
  await send(arabic);
  await sent(arabic);
  await looker.look(arabic, "cloud-sent-arabic");
  await reveal(all, "cloud");
}

async function text(all) {
  const { page, workshop, looker } = all;
  await workshop.open("text");
  await page.locator("#text").fill(`=HYPERLINK("http://x") ${"W".repeat(460)}`);
  await looker.look(page, "text");
  await send(page);
  await reveal(all, "text");
}

async function number(all) {
  const { page, workshop, looker } = all;
  await workshop.open("number");
  await page.locator("#number").fill("99");
  await send(page);
  await page.getByText("Il numero va da 0 a 60.").first().waitFor();
  await looker.look(page, "number-out-of-range");
  await page.locator("#number").fill("12");
  await page.keyboard.press("Enter");
  await reveal(all, "number");
}

async function qa({ page, other, workshop, looker }) {
  await workshop.open("qa");
  await page.locator("#ask").fill("Quando cominciano i lavori?");
  await page.getByRole("button", { name: "Invia la domanda" }).click();
  await page.getByText("Arrivata: in attesa di chi conduce").waitFor();
  await other.locator("#ask").fill("Who waters the trees in August?");
  await other.getByRole("button", { name: "Send the question" }).click();
  await other.getByText("Arrived: waiting for the facilitator").waitFor();
  await looker.look(page, "asked");
  if (page.heard.some((frame) => frame.includes("Who waters")))
    looker.fault(page, "a question was seen before it was let in");
  const { queue } = await workshop.desk("qa");
  for (const [id, { text }] of Object.entries(queue))
    await workshop.approve("qa", id, { status: "shown", pinned: text.startsWith("Who") });
  await page.getByText("Who waters").waitFor();
  await page.getByRole("button", { name: "Interessa anche a me" }).click();
  await page.getByRole("button", { name: "L'hai sostenuta · 1" }).waitFor();
  await page.getByRole("heading", { name: "Le domande della sala" }).scrollIntoViewIfNeeded();
  await looker.look(page, "questions-from-the-room");
  await page.reload();
  await page.getByRole("button", { name: "L'hai sostenuta · 1" }).waitFor();
}
