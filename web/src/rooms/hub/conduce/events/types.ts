import type { Schemas } from "../../../../kit/api";

export type HubEvent = Schemas["Event"];
export type Listed = Schemas["EventSummary"];
export type Draft = Schemas["EventDraft"];
export type Session = Schemas["EventSession"];
export type Made = Schemas["EventsMade"];
export type Numbers = Schemas["EventNumbers"];
export type Row = Schemas["BookingRow"];
export type Booking = Schemas["Booking"];
export type BookingState = Schemas["BookingState"];
export type Guest = Schemas["BookingGuest"];
export type Need = Schemas["BookingNeed"];
export type Scope = Schemas["SeriesScope"];

export const ACCESS = [
  "step-free",
  "sign-language",
  "captions",
  "induction-loop",
  "audio-description",
  "easy-language",
  "quiet-room",
  "assistance",
] as const satisfies readonly Schemas["EventAccess"][];
export const NEEDS = [
  "mobility",
  "sign-language",
  "hearing",
  "sight",
  "language",
  "companion",
  "assistance-dog",
  "allergy",
  "other",
] as const satisfies readonly Schemas["NeedKind"][];
export const STATES = [
  "confirmed",
  "waiting",
  "offered",
  "entered",
  "cancelled",
  "expired",
] as const satisfies readonly BookingState[];
/** Minutes before the start that the form offers for reminders. */
export const REMINDERS = [10080, 2880, 1440, 120, 30] as const;
/** The most dates of a series of events. */
export const MOST_DATES = 60;
