// The facilitator's hand, through the API: what the phones' test needs of it.
const text = (it, en) => (en ? { it, en } : { it });
const options = (...texts) => texts.map((it, i) => ({ id: `o${i + 1}`, text: text(it) }));
const square = options("Alberi e ombra", "Panchine comode", "Una fontanella d'acqua", "Più luce la sera");

export const questions = {
  single: {
    kind: "single",
    text: {
      it: "Che cosa manca di più nella piazza?",
      en: "What does the square lack most?",
      ar: "ما أكثر شيء ينقص الساحة؟",
    },
    options: [
      { id: "o1", text: { it: "Alberi e ombra", en: "Trees and shade", ar: "أشجار وظل" } },
      { id: "o2", text: { it: "Panchine comode", en: "Good benches", ar: "مقاعد مريحة" } },
      { id: "o3", text: { it: "Una fontanella d'acqua", en: "A drinking fountain", ar: "نافورة ماء للشرب" } },
      { id: "o4", text: { it: "Più luce la sera", en: "More light in the evening" } },
    ],
  },
  multiple: {
    kind: "multiple",
    text: text("Di che cosa ha bisogno chi ci vive?"),
    options: square,
    min: 1,
    max: 2,
  },
  rating: {
    kind: "rating",
    text: text("Quanto ti senti al sicuro qui la sera?"),
    scale: { min: 1, max: 5, low: text("per niente"), high: text("del tutto") },
  },
  ranking: { kind: "ranking", text: text("Che cosa viene prima?"), options: square },
  points: { kind: "points", text: text("Hai dieci punti: come li dividi?"), options: square, points: 10 },
  cloud: {
    kind: "wordcloud",
    text: text("La piazza che vorrei, in una parola"),
    entries: 3,
    moderated: false,
  },
  text: { kind: "text", text: text("Che cosa ti porteresti da casa?"), moderated: false },
  number: {
    kind: "number",
    text: text("Quanti minuti ci metti per arrivare?"),
    range: { min: 0, max: 60 },
    unit: text("minuti"),
  },
  qa: { kind: "qa", text: text("Le vostre domande all'assessora"), entries: 3, moderated: true, live: true },
};

export class Facilitator {
  constructor(base, token) {
    this.base = base;
    this.token = token;
  }

  async say(method, path, body) {
    const answer = await fetch(`${this.base}/api${path}`, {
      method,
      headers: { Authorization: `Bearer ${this.token}`, "Content-Type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const said = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${said}`);
    return said ? JSON.parse(said) : undefined;
  }

  /** A workshop with these questions, in this order. */
  async prepare(title, kinds, settings = {}) {
    const { code } = await this.say("POST", "/polls", { title: text(title), ...settings });
    for (const kind of kinds) await this.say("PUT", `/polls/${code}/questions/${kind}`, questions[kind]);
    return new Workshop(this, code);
  }
}

class Workshop {
  constructor(facilitator, code) {
    this.facilitator = facilitator;
    this.code = code;
  }

  #say(method, path, body) {
    return this.facilitator.say(method, `/polls/${this.code}${path}`, body);
  }
  open(question, round = 1, body = {}) {
    return this.#say("PUT", `/questions/${question}/rounds/${round}`, body);
  }
  close(question, round = 1) {
    return this.#say("POST", `/questions/${question}/rounds/${round}/closure`);
  }
  reveal(question, round = 1, revealed = true) {
    return this.#say("PUT", `/questions/${question}/rounds/${round}/visibility`, { revealed });
  }
  hands(question, people, counts, round = 1) {
    return this.#say("PUT", `/questions/${question}/rounds/${round}/hands`, { people, counts });
  }
  approve(question, entry, verdict, round = 1) {
    return this.#say("PUT", `/questions/${question}/rounds/${round}/entries/${entry}`, verdict);
  }
  steer(controls) {
    return this.#say("PATCH", "/controls", controls);
  }
  papers(count) {
    return this.#say("PUT", "/papers", { count });
  }
  end() {
    return this.#say("POST", "/closure");
  }
  async desk(question, round = 1) {
    const desk = await this.facilitator.say("GET", `/views/polls/${this.code}/desk`);
    return desk.questions[question].rounds[String(round)];
  }
}
