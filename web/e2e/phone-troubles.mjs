// What a hall's network does to phones, and that each answer counts once, or its giver is told that it does not.
import { choose, send, sent, status } from "./phone-hand.mjs";

/** One phone loses the network between choosing and sending; its answer goes out by itself, and is the tenth. */
export async function offline({ phones, workshop, looker }) {
  const [arabic, english, lost, ...others] = phones;
  await looker.look(lost, "question");
  await looker.look(arabic, "question-arabic");
  await lost.getByRole("radio").nth(3).click();
  await lost.context().setOffline(true);
  await send(lost);
  await status(lost, "In attesa di rete");
  await looker.picture(lost, "waiting-for-network");
  await Promise.all(
    [arabic, english, ...others].map((page, i) => choose(page, i % 2).then(() => sent(page))),
  );
  await looker.look(english, "sent-english");
  const before = await workshop.desk("single");
  if (before.answers !== 9) looker.fault(lost, `nine sent, ${before.answers} counted`);
  await lost.context().setOffline(false);
  await sent(lost);
  await status(lost, "Arrivata alle");
  await looker.look(lost, "sent");
  const { answers, counts } = await workshop.desk("single");
  const votes = ["o1", "o2", "o3", "o4"].map((id) => counts[id]?.votes ?? 0).join();
  if (answers !== 10 || votes !== "5,4,0,1") looker.fault(lost, `ten sent, ${answers} counted: ${votes}`);
}

/** A changed answer that comes after the close is not counted, and the phone says so. Results stay off the wire until they are revealed. */
export async function late({ phones, workshop, looker }) {
  const [arabic, , , page, other] = phones;
  await page.getByRole("button", { name: "Cambia la risposta" }).click();
  await page.getByRole("radio").nth(2).click();
  await page.context().setOffline(true);
  await send(page);
  await status(page, "In attesa di rete");
  await workshop.hands("single", 7, { o1: 5, o3: 2 });
  await workshop.close("single");
  await status(other, "Domanda chiusa");
  await page.context().setOffline(false);
  await page.getByText("La domanda si è chiusa prima").first().waitFor();
  await looker.look(page, "late");
  await page.getByRole("button", { name: "Ho capito" }).click();
  await status(page, "La tua risposta è stata contata");
  for (const each of phones)
    if (each.heard.some((frame) => /"(counts|votes|answers)":/.test(frame)))
      looker.fault(each, "a phone heard a result that was not revealed");
  await workshop.reveal("single");
  await status(other, "ecco i risultati");
  await other.getByText("10 voti · 59%").first().waitFor();
  await looker.look(other, "revealed");
  await arabic
    .getByText(/^10 أصوات/)
    .first()
    .waitFor();
  await looker.look(arabic, "revealed-arabic");
}

/** The same person in two windows, second round: both answers are shown, and the person says which one holds. */
export async function twoWindows({ page, workshop, looker }) {
  await workshop.open("single", 2);
  await status(page, "Aperta");
  const second = await page.context().newPage();
  await second.goto(page.url());
  await second.getByRole("radio").first().waitFor();
  await looker.look(second, "second-round");
  await choose(page, 0);
  await sent(page);
  await choose(second, 1);
  await second.getByText("Hai risposto anche da un'altra finestra").first().waitFor();
  await looker.look(second, "two-windows");
  await second.getByRole("button", { name: "Invia questa al suo posto" }).click();
  await sent(second);
  const { answers, counts } = await workshop.desk("single", 2);
  if (answers !== 1 || counts.o2?.votes !== 1)
    looker.fault(second, `two windows counted ${JSON.stringify(counts)}`);
  await workshop.close("single", 2);
  await workshop.reveal("single", 2);
  await second.getByText("Giro 2: 1 voto · 100%").first().waitFor();
  await second.getByText("Mostra come tabella").click();
  await looker.look(second, "rounds-side-by-side");
}
