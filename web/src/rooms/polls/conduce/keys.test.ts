// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from "vitest";
import { actionOf, KEYS, keyName } from "./shortcuts";

function press(key: string, at: Element = document.body, more: KeyboardEventInit = {}) {
  let found: string | undefined;
  const hear = (event: Event) => {
    found = actionOf(event as KeyboardEvent);
  };
  document.addEventListener("keydown", hear, { once: true });
  at.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, ...more }));
  return found;
}

const made = <K extends keyof HTMLElementTagNameMap>(name: K) =>
  document.body.appendChild(document.createElement(name));

describe("a key on the desk", () => {
  beforeEach(() => document.body.replaceChildren());

  it("means what is written beside it, in capitals too", () => {
    for (const [key, action] of Object.entries(KEYS)) expect(press(key)).toBe(action);
    expect(press("O")).toBe("open");
    expect(keyName("open")).toBe("O");
    expect(keyName("next")).toBe("→");
    expect(press("x")).toBeUndefined();
  });

  it("means nothing while somebody types or chooses", () => {
    for (const name of ["input", "textarea", "select"] as const)
      expect(press("o", made(name))).toBeUndefined();
    expect(press("o", made("button"))).toBe("open");
  });

  it("means nothing behind a window", () => {
    const window = made("div");
    window.setAttribute("role", "dialog");
    expect(press("o")).toBeUndefined();
  });

  it("leaves the browser's own shortcuts alone, and acts once when held down", () => {
    expect(press("r", document.body, { ctrlKey: true })).toBeUndefined();
    expect(press("r", document.body, { metaKey: true })).toBeUndefined();
    expect(press("ArrowLeft", document.body, { altKey: true })).toBeUndefined();
    expect(press("o", document.body, { repeat: true })).toBeUndefined();
  });
});
