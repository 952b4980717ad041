import { api, ask } from "../../../kit/api";
import { linkHeader } from "./link-kept";

const at = (code: string, secret: string | undefined) => ({
  params: { path: { code }, header: linkHeader(secret) },
});

export const readBooking = (code: string, secret?: string) =>
  ask(api.GET("/hub/bookings/{code}", at(code, secret)));
export const readReservation = (code: string, secret?: string) =>
  ask(api.GET("/hub/reservations/{code}", at(code, secret)));
export const readSeries = (code: string, secret?: string) =>
  ask(api.GET("/hub/reservation-series/{code}", at(code, secret)));

/** A wish with its place's name and zone: it says its place, but not by which clock that goes. */
export async function readWish(code: string, secret?: string) {
  const wish = await ask(api.GET("/hub/wishes/{code}", at(code, secret)));
  if (!wish.ok) return wish;
  const place = await ask(api.GET("/hub/places/{place}", { params: { path: { place: wish.data.place } } }));
  if (!place.ok) return place;
  return { ...wish, data: { ...wish.data, zone: place.data.zone, placeName: place.data.name } };
}

type Read<F extends (code: string) => Promise<unknown>> =
  Extract<Awaited<ReturnType<F>>, { ok: true }> extends {
    data: infer T;
  }
    ? T
    : never;
export type Series = Read<typeof readSeries>;
export type Wish = Read<typeof readWish>;

/** What a personal link may open, in the order in which it is asked where the link does not say. */
export const READERS = {
  booking: readBooking,
  reservation: readReservation,
  series: readSeries,
  wish: readWish,
} as const;
export type Kind = keyof typeof READERS;
export type Found = { [K in Kind]: { kind: K; data: Read<(typeof READERS)[K]> } }[Kind];
