import { describe, expect, it } from "vitest";
import { check, codeOf, emptySlide, fromScreen, moved, type Screen, type SlideForm, toDraft } from "./form";

const screen: Screen = {
  screen: "atrio",
  name: "Atrio",
  language: "it",
  follow: true,
  paired: false,
  night: { from: "22:00", to: "07:00" },
  slides: [
    { id: "a", kind: "workshop", seconds: 20, code: "H7KM3X" },
    { id: "b", kind: "turnout", seconds: 15, budget: "giambellino" },
    { id: "c", kind: "message", seconds: 10, text: { it: "Ciao", ar: "مرحبا" } },
    { id: "d", kind: "clock", seconds: 10 },
    { id: "e", kind: "hub-today", seconds: 15, place: "hub" },
    { id: "f", kind: "hub-events", seconds: 15 },
    { id: "g", kind: "hub-room", seconds: 15, place: "hub", room: "sala" },
    { id: "h", kind: "hub-queue", seconds: 15, event: "concerto" },
  ],
};

describe("the form of a screen", () => {
  it("gives back what the server sent, without pairing and address", () => {
    const { screen: _, paired: __, ...rest } = screen;
    expect(toDraft(fromScreen(screen))).toEqual(rest);
    expect(check(fromScreen(screen))).toEqual({});
  });

  it("sends only what a page's kind needs, whatever was typed before", () => {
    const form = fromScreen(screen);
    form.slides = [{ ...form.slides[0]!, kind: "clock" }];
    form.dim = false;
    expect(toDraft(form)).toEqual({
      name: "Atrio",
      language: "it",
      follow: true,
      slides: [{ id: "a", kind: "clock", seconds: 20 }],
    });
  });

  it("reads codes as people type them", () => expect(codeOf(" h7k-m3x")).toBe("H7KM3X"));

  it("names every place that is missing something", () => {
    const form = fromScreen(screen);
    form.name = " ";
    form.slides = (["workshop", "turnout", "message"] as const).map((kind, i) => ({
      ...emptySlide(kind, []),
      id: `s${i}`,
      seconds: i ? "9" : "20",
    }));
    expect(Object.keys(check(form)).sort()).toEqual([
      "/name",
      "/slides/0/code",
      "/slides/1/budget",
      "/slides/1/seconds",
      "/slides/2/seconds",
      "/slides/2/text/it",
    ]);
  });

  it("gives each new page a name of its own", () => {
    const slides: SlideForm[] = [];
    for (let i = 0; i < 3; i++) slides.push(emptySlide("clock", slides));
    slides.splice(0, 1);
    slides.push(emptySlide("clock", slides));
    expect(new Set(slides.map((slide) => slide.id)).size).toBe(3);
  });

  it("moves a page up and down", () => {
    const slides = fromScreen(screen).slides.slice(0, 4);
    const ids = (list: SlideForm[]) => list.map((slide) => slide.id).join("");
    expect(ids(moved(slides, 0, 1))).toBe("bacd");
    expect(ids(moved(slides, 3, -1))).toBe("abdc");
  });
});
