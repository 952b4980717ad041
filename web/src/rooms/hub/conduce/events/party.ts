import type { Schemas } from "../../../../kit/api";
import { type Booking, NEEDS } from "./types";

export interface GuestForm {
  uid: string;
  name: string;
  seat: Schemas["SeatKind"];
  age: string;
  needs: { kind: Schemas["NeedKind"]; note: string }[];
}

/** A party and whom to reach, as the desk writes them. */
export interface PartyForm {
  name: string;
  email: string;
  phone: string;
  language: "it" | "en";
  guests: GuestForm[];
}

export const emptyGuest = (): GuestForm => ({
  uid: Math.random().toString(36).slice(2, 10),
  name: "",
  seat: "standard",
  age: "",
  needs: [],
});

export const emptyParty = (): PartyForm => ({
  name: "",
  email: "",
  phone: "",
  language: "it",
  guests: [{ ...emptyGuest(), uid: "first" }],
});

export const fromBooking = (booking: Booking): PartyForm => ({
  name: booking.contact.name,
  email: booking.contact.email ?? "",
  phone: booking.contact.phone ?? "",
  language: booking.contact.language ?? "it",
  guests: booking.party.map((guest) => ({
    uid: `n${guest.number}`,
    name: guest.number === 1 && guest.name === booking.contact.name ? "" : (guest.name ?? ""),
    seat: guest.seat,
    age: guest.age === undefined ? "" : String(guest.age),
    needs: guest.needs.map(({ kind, note }) => ({ kind, note: note ?? "" })),
  })),
});

/** What is wrong, by the draft's pointers, as keys of the texts. `aged`: the event asks ages, of everybody but carers. */
export function checkParty(form: PartyForm, aged: boolean): Record<string, string> {
  const faults: Record<string, string> = {};
  if (!form.name.trim()) faults["/contact/name"] = "events.fault-name";
  if (form.email.trim() && !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(form.email.trim()))
    faults["/contact/email"] = "events.fault-email";
  for (const [i, guest] of form.guests.entries())
    if (aged && guest.seat !== "carer" && !/^\d{1,3}$/.test(guest.age.trim()))
      faults[`/party/${i}/age`] = "events.fault-age";
  return faults;
}

export function toParty(form: PartyForm): Schemas["BookingChange"] {
  const { name, email, phone, language } = form;
  return {
    contact: {
      name: name.trim(),
      ...(email.trim() ? { email: email.trim() } : {}),
      ...(phone.trim() ? { phone: phone.trim() } : {}),
      language,
    },
    party: form.guests.map((guest) => ({
      ...(guest.name.trim() ? { name: guest.name.trim() } : {}),
      seat: guest.seat,
      ...(guest.age.trim() ? { age: Number(guest.age) } : {}),
      ...(guest.needs.length
        ? {
            needs: guest.needs.map(({ kind, note }) => ({
              kind,
              ...(note.trim() ? { note: note.trim() } : {}),
            })),
          }
        : {}),
    })),
  };
}

/** The first kind of need that a guest has not said yet. */
export const nextNeed = (guest: GuestForm): Schemas["NeedKind"] =>
  NEEDS.find((kind) => !guest.needs.some((need) => need.kind === kind)) ?? "other";
