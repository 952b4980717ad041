import { describe, expect, it } from "vitest";
import type { Booking } from "../types";
import { emptyParty, faultsOf, fits, fromBooking, resized, seatsOf, toBody } from "./party";

const terms = { partyMost: 4, seats: { standard: 100, wheelchair: 4 } };

function two() {
  const form = resized(emptyParty(terms), 2, terms);
  form.contact = { name: " Ada ", email: "ada@example.org", phone: "" };
  return form;
}

describe("a party", () => {
  it("grows and shrinks within what the event allows, and keeps who is there", () => {
    const form = two();
    form.guests[0]!.name = "Ada";
    expect(resized(form, 9, terms).guests).toHaveLength(4);
    expect(resized(form, 0, terms).guests.map((each) => each.name)).toEqual(["Ada"]);
  });

  it("is sent without what nobody wrote", () => {
    const form = two();
    form.guests[1] = { name: "", seat: "wheelchair", age: "", needs: ["sight", "other"], note: "prima fila" };
    expect(toBody(form, "it")).toEqual({
      party: [
        { seat: "standard" },
        { seat: "wheelchair", needs: [{ kind: "sight", note: "prima fila" }, { kind: "other" }] },
      ],
      contact: { name: "Ada", email: "ada@example.org", language: "it" },
    });
  });

  it("may have a need that is only said in words", () => {
    const form = two();
    form.guests[0]!.note = "arrivo in ritardo";
    expect(toBody(form, "en").party[0]?.needs).toEqual([{ kind: "other", note: "arrivo in ritardo" }]);
  });

  it("fits where each kind of seat is enough", () => {
    const form = two();
    form.guests[1]!.seat = "wheelchair";
    expect(seatsOf(form)).toEqual({ standard: 1, wheelchair: 1 });
    expect(fits(form, { standard: 1, wheelchair: 1 })).toBe(true);
    expect(fits(form, { standard: 9, wheelchair: 0 })).toBe(false);
    expect(fits(form, undefined)).toBe(true);
  });

  it("needs a name, and an address where nobody is signed in", () => {
    const form = emptyParty(terms);
    expect(faultsOf(form, terms, false)).toEqual({
      "contact-name": "events.fault-name",
      "contact-email": "events.fault-email-missing",
    });
    form.contact = { name: "Ada", email: "", phone: "" };
    expect(faultsOf(form, terms, true)).toEqual({});
    form.contact.email = "ada@";
    expect(faultsOf(form, terms, true)).toEqual({ "contact-email": "events.fault-email" });
  });

  it("has ages within the event's range, but for who comes along to help", () => {
    const kids = { ...terms, ages: { from: 6, to: 10 } };
    const form = two();
    form.guests[0]!.age = "11";
    form.guests[1] = { ...form.guests[1]!, seat: "carer" };
    expect(faultsOf(form, kids, false)).toEqual({ "guest-0-age": "events.fault-age" });
    form.guests[0]!.age = "10";
    expect(faultsOf(form, kids, false)).toEqual({});
    form.guests[0]!.age = "";
    expect(faultsOf(form, kids, false)).toEqual({ "guest-0-age": "events.fault-age-missing" });
  });

  it("comes back from a booking as it was sent", () => {
    const form = two();
    form.contact.name = "Ada";
    form.guests[1] = { name: "Bo", seat: "standard", age: "7", needs: ["allergy"], note: "noci" };
    const { party, contact } = toBody(form, "it");
    const booking = {
      contact,
      party: party.map((each, i) => ({
        ...each,
        number: i + 1,
        ...(i === 0 ? { name: "Ada" } : {}),
        needs: (each.needs ?? []).map((need) => ({ ...need, number: 1, state: "asked" })),
      })),
    } as unknown as Booking;
    expect(fromBooking(booking)).toEqual(form);
  });
});
