// Preparing: the list, a new workshop, questions of all kinds, their order, a template.
import { deskOf } from "./workshop.mjs";

export const button = (page, name) => page.getByRole("button", { name, exact: true });
export const heading = (page, name) => page.getByRole("heading", { level: 1, name }).waitFor();
export const dialog = (page) => page.getByRole("dialog");

const KINDS = [
  ["single", "Che cosa manca in piazza?"],
  ["multiple", "Quando verresti in piazza?"],
  ["rating", "Quanto ti senti al sicuro la sera?"],
  ["wordcloud", "Una parola per la piazza"],
  ["qa", "Che cosa vuoi chiedere al Comune?"],
  ["ranking", "Che cosa viene prima?"],
  ["points", "Dividi dieci punti"],
  ["text", "Racconta un ricordo della piazza"],
  ["number", "Quanti minuti ci metti a piedi?"],
];
const OPTIONS = ["Alberi", "Panchine", "Luce"];

export async function prepare({ page, base, looker }) {
  await page.goto(`${base}/conduce/workshops`);
  await heading(page, "Laboratori");
  await looker.look(page, "workshops");
  await page.getByRole("link", { name: "Nuovo laboratorio" }).click();
  await heading(page, "Nuovo laboratorio");
  await button(page, "Crea il laboratorio").click();
  await page.locator("[data-part=faults]").waitFor();
  await looker.look(page, "new-faults");
  await page.locator("#at-title-it").fill("La piazza che vogliamo");
  await page.locator("#at-title-en").fill("The square we want");
  await page.locator("#at-date").fill("2030-05-04T18:00");
  await page.locator("#at-owner").fill("Chiara");
  await page.reload();
  await page.getByText("Abbiamo ripreso quello che avevi scritto").waitFor();
  await looker.look(page, "new");
  await button(page, "Crea il laboratorio").click();
  await heading(page, "La piazza che vogliamo");
  await page.getByText("Non c'è ancora nessuna domanda.").waitFor();
  await looker.look(page, "prepare-empty");
  const code = new URL(page.url()).pathname.split("/").pop();
  for (const [kind, text] of KINDS) await question({ page, base, looker, code, kind, text });
  await order({ page, base, looker, code });
  return code;
}

async function question({ page, base, looker, code, kind, text }) {
  await page.goto(`${base}/conduce/workshops/${code}/nuova-domanda`);
  await page.locator("#at-kind").selectOption(kind);
  if (kind === "single") {
    await button(page, "Salva").click();
    await page.locator("[data-part=faults]").waitFor();
    await looker.look(page, "question-faults");
  }
  await page.locator("#at-text-it").fill(text);
  if (["single", "multiple", "ranking", "points"].includes(kind)) {
    await button(page, "Aggiungi una risposta").click();
    for (const [i, option] of OPTIONS.entries()) await page.locator(`#at-options-${i}-text-it`).fill(option);
  }
  if (kind === "rating") {
    await page.locator("#at-scale-low-it").fill("per niente");
    await page.locator("#at-scale-high-it").fill("molto");
  }
  if (kind === "number") await page.locator("#at-unit-it").fill("minuti");
  await looker.look(page, `question-${kind}`);
  await button(page, "Salva").click();
  await page.getByRole("heading", { level: 3, name: text }).waitFor();
}

/** By buttons, by keyboard, by dragging; then an edit and a copy that is taken away again. */
async function order({ page, base, looker, code }) {
  const first = page.locator("[data-part=question-row] h3").first();
  await button(page, "Su Quando verresti in piazza?").press("Enter");
  await first.filter({ hasText: "Quando verresti in piazza?" }).waitFor();
  const handle = page.locator("[data-part=question-row]");
  const grip = { x: 400, y: 30 };
  await handle.nth(1).dragTo(handle.nth(0), { sourcePosition: grip, targetPosition: grip });
  await first.filter({ hasText: "Che cosa manca in piazza?" }).waitFor();
  await button(page, "Duplica Dividi dieci punti").click();
  await page.getByRole("heading", { level: 3, name: "Dividi dieci punti" }).nth(1).waitFor();
  await button(page, "Togli Dividi dieci punti").nth(1).click();
  await looker.look(page, "remove-question");
  await button(page, "Sì, togli").click();
  await dialog(page).waitFor({ state: "detached" });
  await page.getByRole("link", { name: "Modifica Che cosa manca in piazza?" }).click();
  await page.locator("#at-text-en").fill("What does the square lack?");
  await button(page, "Salva").click();
  await heading(page, "La piazza che vogliamo");
  await looker.look(page, "prepare");
  const desk = await deskOf(page, base, code);
  const inOrder = Object.values(desk.questions).sort((a, b) => a.position - b.position);
  const kinds = inOrder.map((each) => each.kind).join();
  if (kinds !== KINDS.map(([kind]) => kind).join()) looker.fault(page, `the order is ${kinds}`);
  if (inOrder[0].text.en !== "What does the square lack?") looker.fault(page, "the edit was not stored");
}
