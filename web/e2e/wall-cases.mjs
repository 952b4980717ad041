// What `polls/{code}/wall` may say, as docs/rooms/polls.md has it; the last ones as nobody should.
const option = (it, position) => ({ text: { it }, position });
const round = (answers, votes, more = {}) => ({
  answers,
  counts: Object.fromEntries(
    votes.map((each, i) => [`o${i}`, typeof each === "number" ? { votes: each } : each]),
  ),
  ...more,
});

function asked(kind, text, options, more = {}) {
  return {
    position: 2,
    kind,
    text: { it: text },
    changeable: true,
    moderated: false,
    state: "open",
    round: 1,
    revealed: true,
    ...(options ? { options: Object.fromEntries(options.map((it, i) => [`o${i}`, option(it, i)])) } : {}),
    ...more,
  };
}

const wall = (question, rounds, more = {}) => ({
  phase: "live",
  title: { it: "Che piazza vogliamo?" },
  locked: false,
  frozen: false,
  joined: 31,
  total: 6,
  ...(question ? { current: "q1", question } : {}),
  ...(rounds ? { rounds, answers: rounds["1"]?.answers ?? 0 } : {}),
  ...more,
});

const square = ["Alberi e ombra", "Panchine con schienale", "Una fontana", "Giochi per i più piccoli"];
const eight = [
  ...square,
  "Parcheggi coperti per biciclette",
  "Un bagno pubblico pulito e sempre aperto",
  "Luce calda anche dopo le undici di sera",
  "Niente: va bene così com'è adesso",
];
const said =
  "alberi:19 panchine:14 ombra:12 luce:9 fontana:8 giochi:7 silenzio:6 mercato:5 musica:5 orto:4 biciclette:4 cani:3 libri:3 caffè:3 bocce:2 rose:2 acqua:2 scacchi:2 cinema:1 altalene:1 palco:1 murales:1 colori:1 pergola:1"
    .split(" ")
    .map((each) => each.split(":"));
const list = (texts) =>
  Object.fromEntries(texts.map(([text, votes], i) => [String(i + 1), { text, votes: Number(votes) }]));

const monster = `${"W".repeat(9_000)}`;
const zalgo = `z${"\u0323\u0301\u0489".repeat(400)}a`;
const hostile = [
  ["\u202e\u2066drowssap\u2069", 9],
  [monster, 8],
  [zalgo, 7],
  ["<script>alert(1)</script>", 6],
  ['=HYPERLINK("http://x")', 5],
  ["👨‍👩‍👧‍👦".repeat(60), 4],
  ["\u200b\u200b\u2060", 3],
  ["ﷺﷺﷺﷺﷺﷺﷺﷺﷺ", 3],
  ["مرحبا بكم في الساحة", 2],
  ["一二三四五六七八九十一二三四五六七八九十", 2],
];
const soon = new Date(Date.now() + 95_000).toISOString();

export const cases = {
  waiting: wall(undefined, undefined),
  ended: { phase: "ended", title: { it: "Che piazza vogliamo?" } },
  prepared: wall(
    asked("single", "Che cosa manca di più nella nostra piazza?", square, {
      state: "prepared",
      round: undefined,
      revealed: undefined,
    }),
  ),
  "single-hidden": wall(
    asked("single", "Che cosa manca di più nella nostra piazza?", square, {
      revealed: false,
      closesAt: soon,
    }),
    undefined,
    { answers: 17 },
  ),
  single: wall(asked("single", "Che cosa manca di più nella nostra piazza?", square), {
    1: round(24, [11, 6, 5, 2]),
  }),
  "single-rounds": wall(
    asked("single", "Dopo averne parlato: che cosa manca di più?", square, { round: 2 }),
    { 1: round(28, [5, 14, 5, 4]), 2: round(26, [15, 6, 3, 2]) },
    { answers: 26 },
  ),
  "multiple-eight": wall(
    asked(
      "multiple",
      "Di che cosa ha bisogno la piazza per essere un posto dove fermarsi volentieri?",
      eight,
      { max: 3 },
    ),
    { 1: round(31, [24, 19, { votes: 12, hands: 4 }, 11, 9, 7, 3, 1], { hands: 7 }) },
    { hands: 7 },
  ),
  rating: wall(
    asked("rating", "Quanto ti senti al sicuro in piazza la sera?", undefined, {
      scale: { min: 1, max: 5, low: { it: "per niente" }, high: { it: "del tutto" } },
    }),
    {
      1: {
        answers: 29,
        mean: "3.21",
        counts: { 1: { votes: 3 }, 2: { votes: 5 }, 3: { votes: 8 }, 4: { votes: 9 }, 5: { votes: 4 } },
      },
    },
  ),
  ranking: wall(asked("ranking", "Metti in ordine le priorità", square), {
    1: round(22, [
      { votes: 22, score: 51 },
      { votes: 22, score: 40 },
      { votes: 22, score: 13 },
      { votes: 22, score: 28 },
    ]),
  }),
  points: wall(asked("points", "Hai dieci punti: come li dividi?", square, { points: 10 }), {
    1: round(22, [
      { votes: 20, score: 96 },
      { votes: 14, score: 61 },
      { votes: 9, score: 30 },
      { votes: 12, score: 33 },
    ]),
  }),
  cloud: wall(asked("wordcloud", "La piazza che vorrei, in una parola", undefined, { entries: 3 }), {
    1: { answers: 30, words: list(said) },
  }),
  "cloud-hidden": wall(
    asked("wordcloud", "La piazza che vorrei, in una parola", undefined, { revealed: false }),
    undefined,
    { answers: 12 },
  ),
  "cloud-empty": wall(asked("wordcloud", "La piazza che vorrei, in una parola"), {
    1: { answers: 0, words: {} },
  }),
  number: wall(
    asked("number", "Quanti minuti ci metti per arrivare in piazza?", undefined, {
      range: { min: 0, max: 60 },
      unit: { it: "minuti" },
    }),
    {
      1: {
        answers: 27,
        mean: "14.30",
        median: "11.00",
        least: 1,
        most: 55,
        bars: Object.fromEntries(
          [9, 8, 5, 2, 1, 1, 0, 1].map((votes, i) => [String(i + 1), { from: i * 7, to: i * 7 + 6, votes }]),
        ),
      },
    },
  ),
  text: wall(asked("text", "Che cosa ti porteresti da casa?"), {
    1: {
      answers: 5,
      entries: list([
        ["Una sedia a sdraio e un buon libro", 0],
        ["Il thermos del caffè di mia nonna, quello che teneva caldo fino a sera", 0],
        ["Le bocce", 0],
        ["Un telo per i bambini e la chitarra, se non disturba chi abita al primo piano", 0],
        ["Niente, solo il cane", 0],
      ]),
    },
  }),
  qa: wall(asked("qa", "Le vostre domande all'assessora", undefined, { moderated: true }), {
    1: {
      answers: 6,
      entries: {
        1: { text: "Quando cominciano i lavori, e quanto durano davvero?", votes: 14, pinned: true },
        2: { text: "I parcheggi che togliete dove vanno a finire?", votes: 21 },
        3: { text: "Chi annaffia gli alberi nuovi d'estate?", votes: 9 },
        4: { text: "Si può avere una fontanella per i cani vicino al giardino di via Odazio?", votes: 4 },
        5: { text: "Il mercato del giovedì resta?", votes: 17, answered: true },
        6: { text: "E il bagno pubblico?", votes: 2 },
      },
    },
  }),
  frozen: wall(
    asked("single", "Che cosa manca di più nella nostra piazza?", square, { state: "closed" }),
    { 1: round(24, [11, 6, 5, 2]) },
    { frozen: true, locked: true },
  ),
  "hostile-options": wall(
    asked(
      "single",
      `${zalgo} ${monster}`,
      hostile.slice(0, 9).map(([text]) => text || "x"),
    ),
    { 1: round(9_000_000, [9_000_000, 3, 2, 1, 1, 1, 1, 1, 1]) },
  ),
  "hostile-cloud": wall(asked("wordcloud", "\u202eUna parola <b>sola</b>"), {
    1: { answers: 10, words: list(hostile) },
  }),
  "hostile-qa": wall(asked("qa", "Domande"), {
    1: { answers: 10, entries: list(hostile.map(([text, votes]) => [text.repeat(5), votes])) },
  }),
};

const programme = (code) => ({
  screen: "prova",
  name: "Sala grande · Centro civico Giambellino",
  language: "it",
  follow: true,
  paired: true,
  slides: {
    a: { position: 0, kind: "clock", seconds: 10 },
    w: { position: 1, kind: "workshop", seconds: 20, code },
  },
});

export const screen = (code) => {
  const all = programme(code);
  delete all.slides.a;
  return all;
};

/** Dim at any hour. */
export const night = (code) => ({ ...screen(code), night: { from: "00:00", to: "23:59" } });
