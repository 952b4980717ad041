import { expect, it } from "vitest";
import { announcer } from "./announcer.svelte";

it("says a live number at most once in ten seconds, however often it moves", () => {
  announcer.sometimes("turnout", 10_000, () => "1 voto", 100_000);
  announcer.sometimes("turnout", 10_000, () => "2 voti", 105_000);
  expect(announcer.text).toBe("1 voto");
  announcer.sometimes("turnout", 10_000, () => "9 voti", 110_000);
  expect(announcer.text).toBe("9 voti");
});

it("is heard again when it repeats itself", () => {
  announcer.say("Tolto.");
  const first = announcer.text;
  announcer.say("Tolto.");
  expect(announcer.text).not.toBe(first);
});
