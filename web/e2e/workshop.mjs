// What happens beside the facilitator's page: a session without typing, and phones that are simulated through the API.

/** Signs a page's context in with the code that a demonstration shows. */
export async function signInByCode(page, base, email) {
  const { request } = page.context();
  const post = async (path, data) => {
    const headers = { Origin: new URL(base).origin };
    const answer = await request.post(`${base}/api${path}`, { data, headers });
    if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
    return answer.json();
  };
  const { code } = await post("/sign-in-codes", { email });
  await post("/sessions", { email, code });
}

/** A phone with a device of its own that has joined. */
export class Phone {
  revisions = new Map();

  static async join(browser, base, code, nickname) {
    const context = await browser.newContext();
    const phone = new Phone(context.request, `${base}/api/polls/${code}`);
    await phone.send("post", "/participants", nickname ? { nickname } : {});
    return phone;
  }

  constructor(request, at) {
    this.request = request;
    this.at = at;
  }

  async send(method, path, data, headers = {}) {
    const answer = await this.request[method](this.at + path, { data, headers });
    if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`);
    return answer.status() === 204 ? undefined : answer.json();
  }

  async answer(question, round, said) {
    const key = `${question}/${round}`;
    const body = { id: crypto.randomUUID(), ...said };
    const headers = { "If-Match": `"${this.revisions.get(key) ?? 0}"` };
    const { receipt } = await this.send(
      "put",
      `/questions/${question}/rounds/${round}/answer`,
      body,
      headers,
    );
    this.revisions.set(key, receipt.revision);
  }

  ask(question, round, text) {
    return this.send("put", `/questions/${question}/rounds/${round}/asks/${crypto.randomUUID()}`, { text });
  }

  support(question, round, entry) {
    return this.send("put", `/questions/${question}/rounds/${round}/entries/${entry}/vote`);
  }
}

/** The desk as the page's own session sees it. */
export async function deskOf(page, base, code) {
  const answer = await page.context().request.get(`${base}/api/views/polls/${code}/desk`);
  if (!answer.ok()) throw new Error(`desk: ${answer.status()} ${await answer.text()}`);
  return answer.json();
}
