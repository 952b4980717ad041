const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/**
 * A name for one request (`Idempotency-Key`): 24 signs, 144 random bits. The same name again means the same request again. Works on a hall's
 * plain http too, where `crypto.randomUUID` does not.
 */
export function requestKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(24)), (byte) => LETTERS[byte % 64]).join("");
}
