/** The network's end, for tests: imported before anything that calls the server. What nobody answers fails as without a network. */
type Ask = (asked: Request) => Response | undefined;

export const net: { asked: string[]; answer: Ask } = { asked: [], answer: () => undefined };

/** An answer as the server gives it. */
export const json = (body: unknown, status = 200): Response =>
  new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json" } });

const Plain = globalThis.Request;
// A page's address is what relative ones start from; Node knows none.
globalThis.Request = class extends Plain {
  constructor(input: RequestInfo | URL, init?: RequestInit) {
    super(typeof input === "string" ? new URL(input, "http://localhost") : input, init);
  }
};
globalThis.fetch = async (input, init) => {
  const asked = new Request(input, init);
  net.asked.push(`${asked.method} ${new URL(asked.url).pathname}`);
  const answer = net.answer(asked);
  if (!answer) throw new TypeError("no network");
  return answer;
};
