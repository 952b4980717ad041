/** What a ticket says. `signed` is false where the browser can't check the signature: then the list must know it. */
export interface Ticket {
  event: number;
  booking: number;
  guest: number;
  link: number;
  signed: boolean;
}

/** The installation's key, as `GET /hub/ticket-key` and the door list tell it. */
export interface TicketKey {
  key: string;
  context?: string;
}

const TEXT = /^CT1\.[A-Za-z0-9_-]{108}$/;
const PAYLOAD = 17;

export const looksLikeTicket = (text: string): boolean => TEXT.test(text.trim());

/**
 * Reads a ticket and checks its signature, without asking anybody. Undefined for what is none, and for a forged one where the browser
 * can tell (WebCrypto with Ed25519, only on https and on this machine).
 */
export async function readTicket(text: string, key: TicketKey): Promise<Ticket | undefined> {
  if (!looksLikeTicket(text)) return undefined;
  const whole = bytes(text.trim().slice(4));
  const payload = whole.subarray(0, PAYLOAD);
  if (payload[0] !== 1) return undefined;
  const genuine = await verified(payload, whole.subarray(PAYLOAD), key);
  if (genuine === false) return undefined;
  const view = new DataView(payload.buffer, payload.byteOffset);
  return {
    event: view.getUint16(1) * 2 ** 32 + view.getUint32(3),
    booking: view.getUint16(7) * 2 ** 32 + view.getUint32(9),
    guest: view.getUint16(13),
    link: view.getUint16(15),
    signed: genuine === true,
  };
}

const keys = new Map<string, Promise<CryptoKey | undefined>>();

function imported({ key }: TicketKey): Promise<CryptoKey | undefined> {
  let found = keys.get(key);
  if (!found) {
    const subtle = globalThis.crypto?.subtle;
    found = subtle
      ? subtle.importKey("raw", bytes(key), { name: "Ed25519" }, false, ["verify"]).catch(() => undefined)
      : Promise.resolve(undefined);
    keys.set(key, found);
  }
  return found;
}

/** Whether this browser can check signatures. */
export async function canVerify(key: TicketKey): Promise<boolean> {
  return (await imported(key)) !== undefined;
}

async function verified(
  payload: Uint8Array<ArrayBuffer>,
  signature: Uint8Array<ArrayBuffer>,
  key: TicketKey,
): Promise<boolean | undefined> {
  const known = await imported(key);
  if (!known) return undefined;
  const context = new TextEncoder().encode(key.context ?? "");
  const signed = new Uint8Array(context.length + payload.length);
  signed.set(context);
  signed.set(payload, context.length);
  return crypto.subtle.verify({ name: "Ed25519" }, known, signature, signed).catch(() => undefined);
}

function bytes(text: string): Uint8Array<ArrayBuffer> {
  const plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
  const found = new Uint8Array(plain.length);
  for (let i = 0; i < plain.length; i++) found[i] = plain.charCodeAt(i);
  return found;
}
