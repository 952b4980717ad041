import type { Schemas } from "../../kit/api";

export type EventSummary = Schemas["EventSummary"];
export type HubEvent = Schemas["Event"];
export type FreeWord = Schemas["FreeWord"];
export type EventCategory = Schemas["EventCategory"];
export type EventAccess = Schemas["EventAccess"];
export type SeatKind = Schemas["SeatKind"];
export type SeatCounts = Schemas["SeatCounts"];
export type NeedKind = Schemas["NeedKind"];
export type Booking = Schemas["Booking"];
export type BookingDraft = Schemas["BookingDraft"];
export type BookingMade = Schemas["BookingMade"];
export type Place = Schemas["HubPlace"];
export type PlaceSummary = Schemas["HubPlaceList"]["places"][number];
export type Resource = Schemas["HubResource"];
export type Reservation = Schemas["HubReservation"];
export type PlaceToday = Schemas["HubPlaceToday"];
export type Words = Schemas["Text"];

export const CATEGORIES = [
  "civic",
  "course",
  "culture",
  "craft",
  "digital",
  "kids",
  "market",
  "meeting",
  "repair",
  "sport",
  "support",
  "wellbeing",
  "other",
] as const satisfies readonly EventCategory[];
export const SEATS = ["standard", "wheelchair", "carer"] as const satisfies readonly SeatKind[];

/** How many people these seats are for. */
export const peopleOf = (seats: SeatCounts | undefined): number =>
  SEATS.reduce((sum, kind) => sum + (seats?.[kind] ?? 0), 0);

/** The view `hub/events`: what moves in a list of events. */
export interface EventsView {
  events: Record<
    string,
    {
      position: number;
      title: Words;
      starts: string;
      ends: string;
      place: string;
      free: FreeWord;
      phase: Schemas["EventPhase"];
      booking: "none" | "open";
      opens?: string;
      closes?: string;
    }
  >;
}

/** The view `hub/events/{event}`: numbers and times only. */
export interface EventView {
  phase: Schemas["EventPhase"];
  booking: "none" | "open";
  word: FreeWord;
  free: SeatCounts;
  capacity: SeatCounts;
  waiting: number;
  sessions: Record<string, { free?: number; capacity?: number }>;
  opens?: string;
  closes?: string;
  starts: string;
  ends: string;
  fairness: "first" | "lottery";
  drawAt?: string;
  drawnAt?: string;
}

/** The view `hub/events/{event}/queue`: numbers to walk in. */
export interface QueueView {
  open: boolean;
  waiting: number;
  called: Record<string, { until: string }>;
  next?: number;
}
