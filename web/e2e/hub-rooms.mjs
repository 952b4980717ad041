// A resident looks at a place, finds a room, reserves it, moves it, says "sono qui", gives it back.
import { House } from "./hub-house.mjs";
import { signIn } from "./voting.mjs";

export async function places({ page, looker, base, house }) {
  await page.goto(`${base}/spazi`);
  await page
    .getByRole("link", { name: /Casa di quartiere/ })
    .first()
    .waitFor();
  await looker.look(page, "places");
  await page.goto(`${base}/spazi/${house.place}`);
  await page
    .getByText(/^Aperto/)
    .first()
    .waitFor();
  await page.getByRole("heading", { name: "Oggi qui" }).waitFor();
  await looker.look(page, "place");
}

export async function finder({ page, looker, base, house }) {
  await page.goto(`${base}/spazi/trova`);
  await page.getByLabel("Luogo").selectOption(house.place);
  await page.getByRole("button", { name: "Sera" }).click();
  await page.getByRole("button", { name: "Cerca", exact: true }).click();
  await page.getByRole("heading", { name: "2 stanze libere" }).waitFor();
  await looker.look(page, "finder");
  await page.getByLabel("Quante persone").fill("400");
  await page.getByRole("button", { name: "Cerca", exact: true }).click();
  await page.getByRole("heading", { name: "Niente di libero", exact: true }).waitFor();
  await looker.look(page, "finder-none");
}

export async function reserving({ page, looker, base, house }) {
  await page.goto(`${base}/spazi/trova?luogo=${house.place}&persone=10&minuti=120&dalle=18:00&alle=22:00`);
  await page
    .getByRole("link", { name: /Prenota: Aula blu/ })
    .first()
    .click();
  await page.getByRole("heading", { name: "Prenota: Aula blu" }).waitFor();
  await page.getByText("Aperto 00:00").waitFor();
  await page.getByRole("button", { name: "Continua" }).click();
  await page.getByText("Scrivi a che cosa serve.").waitFor();
  await looker.look(page, "reserve");
  await page.getByLabel("A che cosa serve").fill("Prove del coro");
  await page.getByLabel("Nome e cognome").fill("Ada Neri");
  await page.getByLabel("E-mail", { exact: true }).fill("ada@example.org");
  await page.getByRole("button", { name: "Continua" }).click();
  await page.getByRole("heading", { name: "La data" }).waitFor();
  await looker.look(page, "reserve-check");
  await page.getByRole("button", { name: "Prenota", exact: true }).click();
  await page.getByRole("heading", { name: "Prenotazione fatta" }).waitFor();
  await looker.look(page, "reserved");
  if (page.url().includes("#")) looker.fault(page, "the secret stayed in the address");
  await page.getByRole("button", { name: "Sposta" }).click();
  await page.getByLabel("Alle", { exact: true }).fill("21:00");
  await looker.look(page, "reserve-move");
  await page.getByRole("button", { name: "Salva" }).click();
  await page
    .getByText(/–.?21:00/)
    .first()
    .waitFor();
}

/** Somebody else has the slot: each date with what is in the way, and the dates that are free can be had alone. */
export async function clashes({ page, looker, base, house }) {
  const day = House.wall(2 * 1_440).slice(0, 10);
  await house.ask("POST", "/hub/reservations", {
    place: house.place,
    items: [{ resource: "sala" }],
    starts: `${day}T10:00`,
    ends: `${day}T12:00`,
    purpose: "Assemblea",
    override: true,
  });
  await page.goto(`${base}/spazi/${house.place}/prenota/sala?giorno=${day}&dalle=11:00&alle=13:00`);
  await page.getByText("Occupata 10:00").waitFor();
  await page.getByLabel("A che cosa serve").fill("Ballo");
  await page.getByLabel("Nome e cognome").fill("Ada Neri");
  await page.getByLabel("E-mail", { exact: true }).fill("ada@example.org");
  await page.getByRole("button", { name: "Continua" }).click();
  await page.getByText("Così non è possibile").waitFor();
  await looker.look(page, "reserve-clash");
  await page.getByRole("button", { name: "Mettimi in lista" }).click();
  await page.getByRole("heading", { name: "In lista per una stanza" }).waitFor();
  await looker.look(page, "wish");

  await page.goto(`${base}/spazi/${house.place}/prenota/sala?giorno=${day}&dalle=11:00&alle=13:00`);
  await page.getByLabel("Si ripete?").selectOption("WEEKLY");
  await page.getByLabel("Quante volte").fill("3");
  await page.getByLabel("A che cosa serve").fill("Ballo");
  await page.getByLabel("Nome e cognome").fill("Ada Neri");
  await page.getByLabel("E-mail", { exact: true }).fill("ada@example.org");
  await page.getByRole("button", { name: "Continua" }).click();
  await page.getByText("Salta la data non libera").click();
  await looker.look(page, "reserve-series");
  await page.getByRole("button", { name: "Prenota 2 date" }).click();
  await page.getByRole("heading", { name: "La tua prenotazione che si ripete" }).waitFor();
  await looker.look(page, "series");
}

/** A reservation that begins within a quarter of an hour, by its link; and a room that somebody is in. */
export async function arriving({ page, looker, base, house }) {
  const reserve = async (resource, from, to) =>
    (
      await house.ask("POST", "/hub/reservations", {
        place: house.place,
        items: [{ resource }],
        starts: House.wall(from),
        ends: House.wall(to),
        purpose: "Studio",
        name: "Ada Neri",
        override: true,
      })
    ).reservations[0];
  await reserve("sala", -30, 30);
  const { code, secret } = await reserve("blu", 0, 60);
  await page.goto("about:blank");
  await page.goto(`${base}/prenotazione#R${code}.${secret}`);
  await page.getByRole("button", { name: "Sono qui" }).waitFor();
  await looker.look(page, "reservation");
  await page.getByRole("button", { name: "Sono qui" }).click();
  await page.getByText(/Sei arrivato/).waitFor();
  await page.goto(`${base}/spazi/${house.place}/sala`);
  await page.getByText("Occupata fino alle").waitFor();
  await looker.look(page, "room");

  await house.ask("DELETE", `/hub/reservations/${code}`);
  await reserve("blu", 0, 60);
  const sign = await house.ask("GET", `/hub/places/${house.place}/resources/blu/sign`);
  await page.goto("about:blank");
  await page.goto(`${base}/spazi/${house.place}/blu#${sign.secret}`);
  await page.getByRole("button", { name: "Sono qui" }).click();
  await page.getByText(/^Ti aspettavamo: la stanza è tua. .*–/).waitFor();
  if (page.url().includes("#")) looker.fault(page, "the secret stayed in the address");
  await looker.look(page, "room-came");
  await page.goto("about:blank");
  await page.goto(`${base}/spazi/${house.place}/sala#not-the-code-of-this-door`);
  await page.getByRole("button", { name: "Sono qui" }).click();
  await page.getByRole("alert").waitFor();
  await looker.look(page, "room-wrong-code");
}

/** Somebody who is invited to speak for an organisation signs in on the way. */
export async function invited({ page, looker, base, house }) {
  const organisation = `${house.place}-coro`;
  await house.ask("POST", "/hub/organisations", { organisation, name: "Coro del Giambellino" });
  const { secret } = await house.ask("GET", `/hub/organisations/${organisation}/invitation`);
  await page.goto(`${base}/spazi/organizzazioni/${organisation}#${secret}`);
  await page.getByRole("main").getByRole("link", { name: "Accedi" }).click();
  await signIn(page, `coro-${Date.now()}@example.org`);
  await page.getByLabel("Nome e cognome").fill("Ada Neri");
  await looker.look(page, "invited");
  await page.getByRole("button", { name: "Accetto l'invito" }).click();
  await page.getByRole("link", { name: "Trova una stanza" }).waitFor();
  await looker.look(page, "member");
}
