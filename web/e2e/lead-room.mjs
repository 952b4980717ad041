// Leading: opening, counting hands, revealing, a second round, words and questions from the room, the phone as remote control.
import { button, dialog, heading } from "./lead-prepare.mjs";
import { Phone } from "./workshop.mjs";

const view = async (page, base, code, name) =>
  (await page.context().request.get(`${base}/api/views/polls/${code}${name}`)).json();

export async function lead(world) {
  const { page, base, code, looker, browser } = world;
  await page.goto(`${base}/conduce/workshops/${code}/guida`);
  await heading(page, "Conduci");
  await page.getByText("In sala non c'è ancora nessuna domanda.").waitFor();
  // What she sees without scrolling is what counts here.
  looker.whole = false;
  await looker.look(page, "lead-start");
  const phones = [];
  for (let i = 0; i < 6; i++) phones.push(await Phone.join(browser, base, code));
  await page.getByText("6 persone sono entrate").first().waitFor();
  const room = { ...world, phones, stage: page.locator("#stage") };
  await choice(room);
  await keysAndTyping(room);
  await words(room);
  await questions(room);
  await remote(room);
  await cut(room);
  await reset(room);
}

/** One choice by keyboard alone: hidden until revealed, hands beside phones, a second round beside the first. */
async function choice({ page, base, code, looker, phones, stage }) {
  await page.keyboard.press("ArrowRight");
  await stage.filter({ hasText: "Che cosa manca in piazza?" }).waitFor();
  await page.getByText("In sala", { exact: true }).waitFor();
  await page.keyboard.press("o");
  await page.locator("[data-part=chip]", { hasText: /^Aperta$/ }).waitFor();
  const phone = await view(page, base, code, "");
  const id = phone.current;
  const options = Object.keys(phone.questions[id].options);
  for (const [i, each] of phones.entries()) await each.answer(id, 1, { choices: [options[i % 2]] });
  await page.getByText("6 risposte su 6 persone entrate").first().waitFor();
  if (JSON.stringify(await view(page, base, code, "/results")).includes("votes"))
    looker.fault(page, "hidden results are in the phones' view");
  await button(page, "Mani alzate").click();
  await page.locator(`#hands-${options[0]}`).fill("4");
  await page.locator(`#hands-${options[2]}`).fill("3");
  await looker.look(page, "hands");
  await button(page, "Salva le mani").click();
  await page.getByText("e 7 mani alzate").first().waitFor();
  await dialog(page).waitFor({ state: "detached" });
  await page.keyboard.press("r");
  await page.getByText("La sala vede i risultati", { exact: true }).waitFor();
  if (!JSON.stringify(await view(page, base, code, "/results")).includes("votes"))
    looker.fault(page, "revealed results are not in the phones' view");
  await looker.look(page, "choice");
  await page.keyboard.press("c");
  await page.locator("[data-part=chip]", { hasText: /^Chiusa$/ }).waitFor();
  await page.keyboard.press("n");
  await page.locator("[data-part=chip]", { hasText: "Aperta, giro 2" }).waitFor();
  for (const each of phones) await each.answer(id, 2, { choices: [options[1]] });
  await page.getByText("6 risposte su 6 persone entrate").first().waitFor();
  await page.getByText("giro 1: 7, di cui 4 mani alzate (54%)").waitFor();
  await page.getByText("giro 2: 6 (100%)").waitFor();
  await looker.look(page, "two-rounds");
  await button(page, "Chiudi").click();
  await page.locator("[data-part=chip]", { hasText: "Chiusa, giro 2" }).waitFor();
}

/** Keys mean nothing while somebody types, in a window, or when they are turned off. */
async function keysAndTyping({ page, looker }) {
  const nothing = async (why) => {
    await page.waitForTimeout(300);
    if (!(await page.locator("[data-part=chip]", { hasText: "Chiusa, giro 2" }).isVisible()))
      looker.fault(page, `a key acted ${why}`);
  };
  await button(page, "Azzera").click();
  await page.keyboard.press("n");
  await nothing("behind a window");
  await page.keyboard.press("Escape");
  await page.getByText("Tasti rapidi", { exact: true }).click();
  await looker.look(page, "keys");
  await page.getByText("Tasti rapidi accesi").click();
  await page.locator("h1").click();
  await page.keyboard.press("n");
  await nothing("while turned off");
  await page.getByText("Tasti rapidi accesi").click();
  await page.locator("h1").click();
}

/** A word cloud with a countdown: two spellings are merged and parted again, one word goes and comes back. */
async function words({ page, base, code, looker, phones, stage }) {
  await page.getByRole("button", { name: /Una parola per la piazza/ }).click();
  await page.getByText("La guardi solo tu").waitFor();
  await button(page, "Metti in sala").click();
  await page.getByText("La guardi solo tu").waitFor({ state: "detached" });
  await page.locator("#countdown-length").selectOption("120");
  await button(page, "Apri e avvia").click();
  await page.getByRole("timer").waitFor();
  const id = (await view(page, base, code, "")).current;
  const said = [
    ["alberi", "sole"],
    ["albero"],
    ["piante", "Ombra"],
    ["ombra"],
    ["<b>sole</b>"],
    ["parolaccia"],
  ];
  for (const [i, each] of phones.entries()) await each.answer(id, 1, { words: said[i] });
  await page.getByText("6 risposte su 6 persone entrate").first().waitFor();
  await button(page, "Unisci piante").click();
  await page.locator("#merge-into").selectOption({ label: "alberi (2)" });
  await looker.look(page, "merge");
  await button(dialog(page), "Unisci").click();
  await dialog(page).waitFor({ state: "detached" });
  await page.getByText("Unita: «piante»").last().waitFor();
  await page.locator("[data-part=word-list] li", { hasText: "alberi 3" }).waitFor();
  await button(page, "Nascondi parolaccia").click();
  await page.getByText("Nascosto: «parolaccia»").last().waitFor();
  await page.locator("[data-part=word-list] li", { hasText: "parolaccia" }).waitFor({ state: "detached" });
  await looker.look(page, "words");
  await page.keyboard.press("z");
  await page.locator("[data-part=word-list] li", { hasText: "parolaccia" }).waitFor();
  await button(page, "Dividi piante").click();
  await page.locator("[data-part=word-list] li", { hasText: "alberi 2" }).waitFor();
  await button(page, "Ferma il conto").click();
  await page.getByRole("timer").waitFor({ state: "detached" });
  await stage.waitFor();
}

/** Questions from the room wait until they are approved; one is pinned, one answered. */
async function questions({ page, base, code, looker, phones }) {
  await page.keyboard.press("ArrowRight");
  await page.locator("#stage").filter({ hasText: "Che cosa vuoi chiedere al Comune?" }).waitFor();
  await page.keyboard.press("o");
  await page.locator("[data-part=chip]", { hasText: /^Aperta$/ }).waitFor();
  const id = (await view(page, base, code, "")).current;
  const asked = ["Quando si comincia?", "Chi paga?", "E i cani?", "=SUM(A1:A9) è una formula?"];
  const entries = [];
  for (const [i, text] of asked.entries()) entries.push((await phones[i].ask(id, 1, text)).entry);
  await page.getByText("Da leggere (4)").waitFor();
  const results = () => view(page, base, code, "/results").then(JSON.stringify);
  if ((await results()).includes("Chi paga?")) looker.fault(page, "a waiting question is on the phones");
  await button(page, "Approva Chi paga?").click();
  await page.getByText("In sala (1)").waitFor();
  for (const each of phones) await each.support(id, 1, entries[1]);
  await page.getByText("sostegni").first().waitFor();
  await button(page, "Approva tutte e 3").click();
  await page.getByText("In sala (4)").waitFor();
  await button(page, "Metti in evidenza E i cani?").click();
  await button(page, "Ha avuto risposta Chi paga?").click();
  await page.getByText("Risposta data: «Chi paga?»").last().waitFor();
  await looker.look(page, "questions-from-the-room");
  if (!(await results()).includes("Chi paga?"))
    looker.fault(page, "an approved question is not on the phones");
}

/** A phone steers, the laptop follows; a locked room lets nobody in. */
async function remote({ page, base, code, looker, open, browser }) {
  const phone = await open(360, 740, { storageState: await page.context().storageState() });
  await phone.goto(`${base}/conduce/workshops/${code}/guida`);
  await phone.locator("#stage").filter({ hasText: "Che cosa vuoi chiedere al Comune?" }).waitFor();
  await looker.look(phone, "remote");
  looker.whole = true;
  await looker.picture(phone, "remote-whole");
  looker.whole = false;
  await phone.getByRole("button", { name: "Indietro" }).click();
  await page.locator("#stage").filter({ hasText: "Una parola per la piazza" }).waitFor();
  await button(phone, "Chiudi la sala").click();
  await page.getByText("Sala chiusa: non entra nessun altro.").waitFor();
  const late = await Phone.join(browser, base, code).then(
    () => true,
    () => false,
  );
  if (late) looker.fault(page, "somebody joined a locked room");
  await page.getByText("Un tentativo respinto").waitFor();
  await page.keyboard.press("l");
  await page.getByText("Sala chiusa: non entra nessun altro.").waitFor({ state: "detached" });
  await page.keyboard.press("f");
  await phone.getByText("Schermo fermo").first().waitFor();
  await looker.look(phone, "remote-frozen");
  await page.keyboard.press("f");
  await phone.context().close();
}

/** Without network the desk keeps what it showed and says so; a command that failed is said again by hand. */
async function cut({ page, looker }) {
  await page.context().setOffline(true);
  await page.getByText("Sei senza rete: vedi la sala com'era").waitFor();
  await page.keyboard.press("r");
  await page.getByText("Non è riuscito: Mostra risultati").first().waitFor();
  await looker.picture(page, "offline");
  await page.context().setOffline(false);
  await page.getByText("Sei senza rete: vedi la sala com'era").waitFor({ state: "detached" });
  await button(page, "Riprova Mostra risultati").click();
  await page.getByText("La sala vede i risultati", { exact: true }).waitFor();
  if (await page.locator("[data-part=failures]").count())
    looker.fault(page, "a repaired failure is still shown");
}

async function reset({ page, looker }) {
  await button(page, "Chiudi").click();
  await page.locator("[data-part=chip]", { hasText: /^Chiusa$/ }).waitFor();
  await button(page, "Azzera").click();
  await looker.look(page, "reset");
  await button(page, "Sì, azzera").click();
  await dialog(page).waitFor({ state: "detached" });
  await page.locator("[data-part=chip]", { hasText: /^Pronta$/ }).waitFor();
  await page.keyboard.press("o");
  await page.locator("[data-part=chip]", { hasText: "Aperta, giro 2" }).waitFor();
  await page.getByText("Registro", { exact: true }).click();
  await page.getByText(/Domanda azzerata: Una parola per la piazza/).waitFor();
  await looker.look(page, "log");
}
