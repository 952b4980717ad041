// @vitest-environment node
import { beforeAll, describe, expect, it } from "vitest";
import { canVerify, looksLikeTicket, readTicket, type TicketKey } from "./ticket";

const CONTEXT = "cortile ticket 1\n";

const encoded = (bytes: Uint8Array) =>
  btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=+$/, "");

let pair: CryptoKeyPair;
let key: TicketKey;
let whole: Uint8Array<ArrayBuffer>;

beforeAll(async () => {
  pair = (await crypto.subtle.generateKey({ name: "Ed25519" }, true, ["sign", "verify"])) as CryptoKeyPair;
  const raw = new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey));
  key = { key: encoded(raw), context: CONTEXT };
  const payload = new Uint8Array(17);
  const view = new DataView(payload.buffer);
  payload[0] = 1;
  view.setUint16(1, 3);
  view.setUint32(3, 7);
  view.setUint32(9, 4_000_000_000);
  view.setUint16(13, 2);
  view.setUint16(15, 5);
  const signed = new Uint8Array([...new TextEncoder().encode(CONTEXT), ...payload]);
  const signature = new Uint8Array(await crypto.subtle.sign({ name: "Ed25519" }, pair.privateKey, signed));
  whole = new Uint8Array([...payload, ...signature]);
});

const text = (bytes: Uint8Array) => `CT1.${encoded(bytes)}`;

describe("a ticket", () => {
  it("says what was signed", async () => {
    expect(await canVerify(key)).toBe(true);
    expect(await readTicket(` ${text(whole)}\n`, key)).toEqual({
      event: 3 * 2 ** 32 + 7,
      booking: 4_000_000_000,
      guest: 2,
      link: 5,
      signed: true,
    });
  });

  it("is refused with any byte changed", async () => {
    for (let i = 0; i < whole.length; i++) {
      const forged = Uint8Array.from(whole);
      forged[i] = (forged[i] ?? 0) ^ 1;
      expect(await readTicket(text(forged), key), `byte ${i}`).toBeUndefined();
    }
  });

  it("of another installation is refused", async () => {
    const other = (await crypto.subtle.generateKey({ name: "Ed25519" }, true, [
      "sign",
      "verify",
    ])) as CryptoKeyPair;
    const raw = new Uint8Array(await crypto.subtle.exportKey("raw", other.publicKey));
    expect(await readTicket(text(whole), { key: encoded(raw), context: CONTEXT })).toBeUndefined();
  });

  it("is told from what it is not", async () => {
    expect(looksLikeTicket("https://example.org/")).toBe(false);
    expect(await readTicket("CT1.", key)).toBeUndefined();
    expect(await readTicket(text(whole.subarray(1)), key)).toBeUndefined();
  });

  it("is read, but not as signed, where the browser can't check it", async () => {
    expect(
      await readTicket(text(whole), { key: encoded(new Uint8Array(3)), context: CONTEXT }),
    ).toMatchObject({
      guest: 2,
      signed: false,
    });
  });
});
