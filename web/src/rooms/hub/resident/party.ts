import { offered } from "../event-words";
import type { Booking, BookingDraft, HubEvent, NeedKind, SeatKind } from "../types";
import { type Contact, contactBody, contactFaults, emptyContact } from "./contact";

export const NEEDS: NeedKind[] = [
  "sign-language",
  "language",
  "hearing",
  "sight",
  "mobility",
  "companion",
  "assistance-dog",
  "allergy",
  "other",
];

/** One person as the form has them; texts as typed. */
export interface GuestForm {
  name: string;
  seat: SeatKind;
  age: string;
  needs: NeedKind[];
  note: string;
}

export interface PartyForm {
  guests: GuestForm[];
  contact: Contact;
  /** Stand in line if the places are not enough. */
  line: boolean;
}

type Terms = Pick<HubEvent, "partyMost" | "ages" | "seats">;

const guest = (seat: SeatKind): GuestForm => ({ name: "", seat, age: "", needs: [], note: "" });
const usual = (terms: Terms): SeatKind => offered(terms.seats)[0] ?? "standard";

export const emptyParty = (terms: Terms): PartyForm => ({
  guests: [guest(usual(terms))],
  contact: emptyContact(),
  line: true,
});

/** So many people; those who are there stay as they are. */
export function resized(form: PartyForm, count: number, terms: Terms): PartyForm {
  const most = Math.max(1, Math.min(count, terms.partyMost));
  const guests = Array.from({ length: most }, (_, i) => form.guests[i] ?? guest(usual(terms)));
  return { ...form, guests };
}

export function fromBooking(booking: Booking): PartyForm {
  const { name, email = "", phone = "" } = booking.contact;
  return {
    guests: booking.party.map((each, i) => ({
      name: i === 0 && each.name === name ? "" : (each.name ?? ""),
      seat: each.seat,
      age: each.age === undefined ? "" : String(each.age),
      needs: each.needs.map((need) => need.kind),
      note: each.needs.map((need) => need.note ?? "").find(Boolean) ?? "",
    })),
    contact: { name, email, phone },
    line: true,
  };
}

/** As the contract wants it: nothing that is empty. The note goes with the first need, or makes one of its own. */
export function toBody(form: PartyForm, language: string): Pick<BookingDraft, "party" | "contact"> {
  return {
    party: form.guests.map((each) => {
      const note = each.note.trim();
      const kinds: NeedKind[] = each.needs.length || !note ? each.needs : ["other"];
      const needs = kinds.map((kind, i) => ({ kind, ...(i === 0 && note ? { note } : {}) }));
      return {
        ...(each.name.trim() ? { name: each.name.trim() } : {}),
        seat: each.seat,
        ...(each.age.trim() ? { age: Number(each.age) } : {}),
        ...(needs.length ? { needs } : {}),
      };
    }),
    contact: { name: form.contact.name.trim(), ...contactBody(form.contact, language) },
  };
}

/** How many seats of each kind. */
export function seatsOf(form: PartyForm): Partial<Record<SeatKind, number>> {
  const seats: Partial<Record<SeatKind, number>> = {};
  for (const each of form.guests) seats[each.seat] = (seats[each.seat] ?? 0) + 1;
  return seats;
}

/** Whether what is free now is enough; nobody knows before the server has answered. */
export function fits(form: PartyForm, free: Partial<Record<SeatKind, number>> | undefined): boolean {
  if (!free) return true;
  return Object.entries(seatsOf(form)).every(([kind, n]) => (free[kind as SeatKind] ?? 0) >= n);
}

/** What is missing or can't be, by the field's id; the words are keys of texts. */
export function faultsOf(form: PartyForm, terms: Terms, signedIn: boolean): Record<string, string> {
  const faults = contactFaults(form.contact, signedIn);
  for (const [i, each] of form.guests.entries()) {
    if (!terms.ages || each.seat === "carer") continue;
    const age = each.age.trim() === "" ? Number.NaN : Number(each.age);
    const { from = 0, to = 120 } = terms.ages;
    if (!Number.isInteger(age)) faults[`guest-${i}-age`] = "events.fault-age-missing";
    else if (age < from || age > to) faults[`guest-${i}-age`] = "events.fault-age";
  }
  return faults;
}
