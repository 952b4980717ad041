/** The pages of the hub, fetched when somebody opens one: the list of them is no part of the first load. */
export const pages = {
  events: () => import("./EventsPage.svelte"),
  event: () => import("./EventPage.svelte"),
  book: () => import("./BookPage.svelte"),
  link: () => import("./LinkPage.svelte"),
  own: () => import("./OwnPage.svelte"),
  ownBooking: () => import("./OwnBookingPage.svelte"),
  ownReservation: () => import("./OwnReservationPage.svelte"),
  places: () => import("./PlacesPage.svelte"),
  finder: () => import("./FinderPage.svelte"),
  join: () => import("./JoinPage.svelte"),
  place: () => import("./PlacePage.svelte"),
  reserve: () => import("./ReservePage.svelte"),
  room: () => import("./RoomPage.svelte"),
};
