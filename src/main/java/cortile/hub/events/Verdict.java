package cortile.hub.events;

import cortile.kit.Problem;

/// What became of an order.
public sealed interface Verdict {
  /// A new booking.
  ///
  /// @param position in line; 0 if it does not wait
  record Made(Held booking, int position) implements Verdict {}

  /// The request made this booking earlier.
  record Again(String code) implements Verdict {}

  /// The booking as it is now, changed or not.
  record Stands(Held booking) implements Verdict {}

  /// What was done to the event as a whole.
  ///
  /// @param bookings that it moved
  record Done(int bookings) implements Verdict {}

  /// Nothing was done.
  record Refused(Problem problem) implements Verdict {}
}
