// @vitest-environment jsdom
import { expect, it } from "vitest";
import { i18n } from "../../../kit/i18n.svelte";
import { clockTime, startTime } from "./times";

it("the door's clock has 24 hours in every language", () => {
  for (const language of ["it", "en"] as const) {
    i18n.language = language;
    expect(clockTime(Date.parse("2026-11-22T20:04:00Z"))).toBe("21:04");
    expect(startTime("2026-11-22T23:05:00Z")).toMatch(/23.*, 00:05$/);
  }
});
