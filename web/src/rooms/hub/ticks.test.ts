// @vitest-environment jsdom
import { fireEvent, render, screen } from "@testing-library/svelte";
import { expect, it } from "vitest";
import Ticks from "./Ticks.svelte";

it("no more can be ticked than are taken, and what is ticked can always be taken back", async () => {
  const said: string[][] = [];
  const props = {
    at: "need",
    options: ["sight", "hearing", "other"],
    text: (option: string) => option,
    chosen: ["sight", "hearing"],
    change: (chosen: string[]) => void said.push(chosen),
    most: 2,
  };
  const { rerender } = render(Ticks<string>, { props });
  expect(screen.getByLabelText("other")).toHaveProperty("disabled", true);
  await fireEvent.click(screen.getByLabelText("sight"));
  expect(said).toEqual([["hearing"]]);
  await rerender({ ...props, chosen: ["hearing"] });
  await fireEvent.click(screen.getByLabelText("other"));
  expect(said[1]).toEqual(["hearing", "other"]);
});
