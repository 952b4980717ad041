// A house with rooms and events, made through the API by an organiser, for walks through the hub's pages.
import { randomUUID } from "node:crypto";

const MINUTE = 60_000;
const WEEK = [1, 2, 3, 4, 5, 6, 7];

export class House {
  #n = Date.now().toString(36).slice(-6);

  constructor(base, token) {
    this.base = base;
    this.token = token;
    this.place = `casa-${this.#n}`;
  }

  async ask(method, path, body, headers = {}) {
    const response = await fetch(`${this.base}/api${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${this.token}`,
        "Content-Type": "application/json",
        ...(method === "POST" ? { "Idempotency-Key": randomUUID() } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text && JSON.parse(text);
  }

  /** Wall clock of the place, so many minutes from now; whole quarters of an hour. */
  static wall(minutes) {
    const time = new Date(Math.ceil((Date.now() + minutes * MINUTE) / (15 * MINUTE)) * 15 * MINUTE);
    return new Intl.DateTimeFormat("sv-SE", {
      timeZone: "Europe/Rome",
      dateStyle: "short",
      timeStyle: "short",
    })
      .format(time)
      .replace(" ", "T");
  }

  async build() {
    await this.ask("POST", "/hub/places", {
      place: this.place,
      kind: "hub",
      name: { it: `Casa di quartiere ${this.#n}`, en: `Community house ${this.#n}` },
      about: { it: "Una ex scuola con due stanze e un cortile." },
      address: "Via Giambellino 58, Milano",
      latitude: 45.4485,
      longitude: 9.139,
      contacts: { phone: "+39 02 1234567", email: "casa@example.org" },
      access: { stepFree: "yes", lift: "partly", inductionLoop: "no" },
      hours: WEEK.map((weekday) => ({ weekday, opens: 0, closes: 1_440 })),
    });
    const terms = {
      minMinutes: 15,
      maxMinutes: 240,
      stepMinutes: 15,
      noticeMinutes: 0,
      aheadDays: 90,
      beforeMinutes: 0,
      afterMinutes: 0,
      checkInMinutes: 15,
    };
    await this.room("sala", {
      kind: "room",
      name: { it: "Sala grande" },
      seats: 120,
      features: ["projector"],
      who: "anyone",
      ...terms,
    });
    await this.room("blu", {
      kind: "room",
      name: { it: "Aula blu" },
      seats: 20,
      features: ["whiteboard"],
      who: "anyone",
      ...terms,
    });
    await this.room("sedie", {
      kind: "equipment",
      name: { it: "Sedie pieghevoli" },
      quantity: 20,
      who: "anyone",
      ...terms,
    });
    return this;
  }

  room(key, draft) {
    return this.ask("PUT", `/hub/places/${this.place}/resources/${key}`, draft);
  }

  /** A published event that starts so many minutes from now. */
  async event(name, title, minutes, more = {}) {
    const slug = `${name}-${this.#n}`;
    await this.ask("POST", "/hub/events", {
      slug,
      title: { it: title },
      about: { it: "Venticinque voci del quartiere.\n\nPorta una sedia." },
      place: this.place,
      category: "culture",
      kind: "single",
      languages: ["it"],
      sessions: [{ starts: House.wall(minutes), ends: House.wall(minutes + 90) }],
      booking: "open",
      seats: { standard: 10 },
      ...more,
    });
    await this.ask("POST", `/hub/events/${slug}/publication`, {});
    return slug;
  }

  book(event, people = 1, more = {}) {
    return this.ask("POST", `/hub/events/${event}/bookings`, {
      party: Array.from({ length: people }, () => ({})),
      contact: { name: "Dallo sportello" },
      source: "desk",
      ...more,
    });
  }

  async bookings(event) {
    return (await this.ask("GET", `/hub/events/${event}/bookings`)).bookings;
  }

  giveBack(code) {
    return this.ask("DELETE", `/hub/bookings/${code}`);
  }
}
