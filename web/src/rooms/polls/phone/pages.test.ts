// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from "@testing-library/svelte";
import { tick } from "svelte";
import { afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { i18n, type Language } from "../../../kit/i18n.svelte";
import { forget, remembered } from "../../../kit/stored";
import ar from "../../../phone/texts/ar.json";
import italian from "../../../phone/texts/it.json";
import AnswerForm from "./AnswerForm.svelte";
import { emptyDraft } from "./draft";
import Leftovers from "./Leftovers.svelte";
import Outcome from "./Outcome.svelte";
import QuestionPage from "./QuestionPage.svelte";
import { Seat } from "./seat.svelte";
import type { Own, Question, Results } from "./types";

const HOSTILE = `<img src=x onerror="document.title='taken'">\u202e<script>document.title='taken'</script>{{7*7}}`;
const question = (more: Partial<Question> = {}): Question => ({
  position: 1,
  kind: "single",
  text: { it: "Che cosa manca?" },
  state: "open",
  round: 1,
  changeable: true,
  moderated: false,
  options: { a: { text: { it: "Alberi" }, position: 1 }, b: { text: { it: "Panchine" }, position: 2 } },
  ...more,
});
const own = (more: Partial<Own> = {}): Own => ({
  person: "device",
  paper: false,
  answers: {},
  asks: {},
  votes: {},
  ...more,
});

function seat(mine?: Own): Seat {
  const never = () => new Promise<never>(() => {});
  const made = new Seat("H7KM3X", {
    wire: { join: never, own: never, send: never },
    random: () => 0.5,
    person: never,
    after: () => () => {},
  });
  made.own = mine;
  return made;
}
async function speak(language: Language) {
  await i18n.start({
    it: async () => ({ default: italian }),
    ar: async () => ({ default: ar }),
  });
  await i18n.choose(language);
}
const page = (props: { question: Question; mine?: Own; results?: Results }) =>
  render(QuestionPage, { id: "q", question: props.question, seat: seat(props.mine), results: props.results });

// What jsdom lacks: it lays nothing out.
beforeAll(() => {
  vi.stubGlobal("scrollTo", () => {});
  vi.stubGlobal(
    "ResizeObserver",
    class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  );
});
beforeEach(async () => {
  for (const key of remembered("polls.")) forget(key);
  await speak("it");
});
afterEach(cleanup);

it("shows whatever people wrote as text and nothing else", async () => {
  const text = { it: HOSTILE };
  const kinds: [Question, Results["questions"][string]][] = [
    [
      question({ text, options: { a: { text, position: 1 } }, state: "closed", revealed: true }),
      { "1": { answers: 1, counts: { a: { votes: 1 } } } },
    ],
    [
      question({ kind: "wordcloud", state: "closed", revealed: true }),
      { "1": { answers: 1, words: { "1": { text: HOSTILE, votes: 3 } } } },
    ],
    [
      question({ kind: "text", state: "closed", revealed: true }),
      { "1": { answers: 1, entries: { "1": { text: HOSTILE, votes: 0 } } } },
    ],
    [
      question({ kind: "qa", revealed: true }),
      { "1": { answers: 1, entries: { "1": { text: HOSTILE, votes: 2 } } } },
    ],
  ];
  for (const [asked, rounds] of kinds) {
    const mine = own({
      answers: {
        q: { "1": { id: "x", revision: 1, time: "2026-05-04T16:00:00Z", answer: { text: HOSTILE } } },
      },
      asks: { z: { question: "q", round: 1, entry: "9", text: HOSTILE, status: "waiting" } },
    });
    const { container } = page({ question: asked, mine, results: { questions: { q: rounds } } });
    await tick();
    expect(container.textContent).toContain(HOSTILE);
    expect(container.querySelector("img, script")).toBeNull();
    expect(document.title).not.toBe("taken");
    cleanup();
  }
});

it("says in words where one stands, in every state", () => {
  const answered = own({
    answers: {
      q: { "1": { id: "x", revision: 1, time: "2026-05-04T16:32:00Z", answer: { choices: ["a"] } } },
    },
  });
  const cases: [Question, Own, string][] = [
    [question({ state: "prepared" }), own(), "La domanda si apre tra poco."],
    [question(), own(), "Aperta: puoi rispondere"],
    [question(), answered, "Arrivata alle 18:32. Puoi cambiarla fino alla chiusura."],
    [question({ changeable: false }), answered, "Arrivata alle 18:32. Non si può più cambiare."],
    [question({ state: "closed" }), answered, "La tua risposta è stata contata."],
    [question({ state: "closed" }), own(), "Non hai risposto."],
    [question({ state: "closed", revealed: true }), own(), "Domanda chiusa: ecco i risultati"],
  ];
  for (const [asked, mine, words] of cases) {
    const { container } = page({ question: asked, mine });
    expect(container.querySelector("#stage")?.textContent).toContain(words);
    cleanup();
  }
});

it("sends with the keyboard alone, keeps it on the device, and says that it waits", async () => {
  const { container } = page({ question: question(), mine: own() });
  await fireEvent.click(screen.getByLabelText("Panchine"));
  await fireEvent.submit(container.querySelector("form") as HTMLFormElement);
  await tick();
  expect(container.querySelector("#stage")?.textContent).toContain("Invio in corso…");
  expect(remembered("polls.out.H7KM3X.")).toEqual(["polls.out.H7KM3X.answer.q.1"]);
});

it("names what is missing at the field, and takes it back as soon as it is mended", async () => {
  const draft = emptyDraft(question());
  const sent: unknown[] = [];
  const { container } = render(AnswerForm, { question: question(), draft, send: (said) => sent.push(said) });
  await fireEvent.submit(container.querySelector("form") as HTMLFormElement);
  expect(container.querySelector("fieldset")?.getAttribute("aria-describedby")).toBe("answer-fault");
  expect(container.querySelector("#answer-fault")?.textContent).toBe("Scegli una risposta, poi invia.");
  expect(sent).toEqual([]);
});

it("ranks with buttons, and the keyboard stays with what it moved", async () => {
  const options = { ...question().options, c: { text: { it: "Fontana" }, position: 3 } };
  page({ question: question({ kind: "ranking", options }), mine: own() });
  for (const name of ["Alberi", "Panchine", "Fontana"])
    await fireEvent.click(screen.getByRole("button", { name }));
  await fireEvent.click(screen.getByRole("button", { name: "Su: Fontana" }));
  await tick();
  const places = [...document.querySelectorAll("[data-part=ranked] > li")].map((row) =>
    row.getAttribute("data-id"),
  );
  expect(places).toEqual(["a", "c", "b"]);
  expect(document.activeElement?.textContent).toContain("Su: Fontana");
});

it("still tells of an answer that waits when the facilitator has gone on", async () => {
  const mine = seat(own());
  mine.answer("before", 1, { choices: ["a"] }, question({ text: { it: "Quella di prima" } }));
  const { container } = render(Leftovers, { seat: mine, shown: "q.1" });
  await tick();
  expect(container.textContent).toContain("Quella di prima");
  expect(container.textContent).toContain("Invio in corso…");
});

it("has every result also as a table", () => {
  const rounds: [number, Results["questions"][string][string]][] = [
    [1, { answers: 8, hands: 2, counts: { a: { votes: 3, hands: 2 }, b: { votes: 5 } } }],
    [2, { answers: 4, counts: { a: { votes: 4 }, b: { votes: 0 } } }],
  ];
  const { container } = render(Outcome, {
    question: question({ state: "closed", revealed: true, round: 2 }),
    rounds,
    last: true,
  });
  const table = [...container.querySelectorAll("tr")].map((row) =>
    [...row.children].map((cell) => cell.textContent?.trim()),
  );
  expect(table).toEqual([
    ["Risposta", "Giro 1", "Giro 2"],
    ["Alberi", "5 voti · 50%", "4 voti · 100%"],
    ["Panchine", "5 voti · 50%", "0 voti · 0%"],
  ]);
  expect(container.querySelectorAll("svg[data-part=bar]")).toHaveLength(4);
});

it("speaks Arabic from right to left, with the digits of the wall", async () => {
  await speak("ar");
  const results = { questions: { q: { "1": { answers: 3, counts: { a: { votes: 3 }, b: { votes: 0 } } } } } };
  const { container } = page({
    question: question({ state: "closed", revealed: true }),
    mine: own(),
    results,
  });
  expect(document.documentElement.dir).toBe("rtl");
  expect(container.textContent).toContain("3 أصوات");
  expect(container.querySelector("h1")?.getAttribute("lang")).toBe("it");
});
