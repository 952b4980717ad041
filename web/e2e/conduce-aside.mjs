// What an organiser does beside a budget: the roll, voting codes at the desk, staff, another language.

const button = (page, name) => page.getByRole("button", { name, exact: true });
const heading = (page, name) => page.getByRole("heading", { level: 1, name }).waitFor();

export async function aside({ page, base, looker }) {
  const mark = Date.now().toString(36);
  await page.goto(`${base}/conduce/elenco`);
  await heading(page, "Elenco dei votanti");
  await looker.look(page, "roll-before");
  const good = Array.from(
    { length: 620 },
    (_, i) =>
      `${mark}-${i};p${i}-${mark}@example.org;1980-01-0${(i % 9) + 1};Municipio ${6 + (i % 2)};resident`,
  );
  const table = [
    "reference;email;birth_date;area;kind",
    ...good,
    `${mark}-bad;;non è una data;;resident`,
  ].join("\r\n");
  await page
    .locator("#table-file")
    .setInputFiles({ name: "elenco.csv", mimeType: "text/csv", buffer: Buffer.from(table) });
  await page.getByText("621 righe, da inviare in 2 parti.").waitFor();
  await button(page, "Importa 621 righe").click();
  await page.getByText("620 nuove, 0 cambiate, 0 già a posto, 1 con errori.").waitFor();
  await page.getByRole("rowheader", { name: "622" }).waitFor();
  await looker.look(page, "roll-after");

  await page.goto(`${base}/conduce/sportello`);
  await page.locator("#reference").fill("nessuno");
  await button(page, "Fai il codice").click();
  await page.getByText("Nell'elenco non c'è nessuno con il numero «nessuno».").waitFor();
  await looker.look(page, "desk");
  await page.locator("#reference").fill(`${mark}-7`);
  await button(page, "Fai il codice").click();
  await page.locator("[data-part=big-code]").waitFor();
  await looker.look(page, "voting-code");
  await page.emulateMedia({ media: "print" });
  await looker.picture(page, "voting-code-print");
  await page.emulateMedia({ media: "screen" });
  await button(page, "Consegnato, avanti un'altra persona").click();
  await page.locator("#reference").waitFor();

  await page.goto(`${base}/conduce/persone`);
  await page.locator("#at-email").fill(`sportello-${mark}@example.org`);
  await button(page, "Dai il ruolo").click();
  const link = page.locator("#copy-text");
  await link.waitFor();
  if (!(await link.inputValue()).includes("#setup=")) looker.fault(page, "the link has no secret");
  await page.getByRole("cell", { name: "Conduce" }).first().waitFor();
  await looker.look(page, "staff");
  await facilitator({ page, base, looker, link: await link.inputValue() });

  await page.goto(`${base}/conduce/budgets`);
  await page.locator("#language").selectOption("en");
  await heading(page, "Budgets");
  await looker.look(page, "english");
  await page.locator("#language").selectOption("it");
}

/** Somebody at the desk sees the desk, and a friendly word everywhere else. */
async function facilitator({ page, base, looker, link }) {
  const context = await page
    .context()
    .browser()
    .newContext({ viewport: { width: 360, height: 740 }, locale: "it-IT" });
  const other = await context.newPage();
  looker.attend(other);
  const { pathname, hash } = new URL(link);
  await other.goto(base + pathname + hash);
  await other.getByRole("link", { name: "Codici di voto" }).first().waitFor();
  if (await other.getByRole("link", { name: "Bilanci" }).count())
    looker.fault(other, "a facilitator is offered the budgets");
  await other.goto(`${base}/conduce/budgets`);
  await other.getByText("Questa pagina è per chi organizza.").waitFor();
  await looker.look(other, "facilitator");
  await context.close();
}
