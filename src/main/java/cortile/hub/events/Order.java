package cortile.hub.events;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What can be done to the bookings of an event. Orders are decided in the order in which they
/// came, many in one transaction.
public sealed interface Order {
  /// The event's row.
  long event();

  /// Whether it can free seats or moves the line, so that the whole line must be known.
  default boolean movesLine() {
    return switch (this) {
      case Book _, Claim _, Release _ -> false;
      case Change _, Leave _, Expire _, Promote _, Draw _ -> true;
    };
  }

  /// The booking that it is about; 0 for a new one, or for the whole event.
  default long booking() {
    return 0;
  }

  /// Takes places for a party, or a place in line.
  ///
  /// @param code for the new booking
  /// @param mayWait else a party without places is refused
  /// @param content hash of the party
  record Book(
      long event,
      String code,
      Party party,
      String content,
      BookingSource source,
      boolean mayWait,
      @Nullable String subject,
      BookingRequest request)
      implements Order {}

  /// Replaces party and contact.
  ///
  /// @param link the number of the link that was shown
  /// @param replaces the revision that this replaces; empty for any
  record Change(
      long event,
      long booking,
      int link,
      Party party,
      String content,
      Optional<Integer> replaces,
      boolean staff)
      implements Order {}

  /// Gives everything back.
  ///
  /// @param late allowed also after the deadline for cancelling
  record Leave(long event, long booking, int link, boolean late, boolean staff) implements Order {}

  /// Takes what is held.
  record Claim(long event, long booking, int link) implements Order {}

  /// Ends an offer whose deadline has passed.
  record Expire(long event, long booking) implements Order {}

  /// Frees the seats of guests who did not come.
  record Release(long event, long booking, List<Integer> guests, Seats seats) implements Order {}

  /// Offers what is free to the line, after places were added.
  record Promote(long event) implements Order {}

  /// Draws the lottery.
  ///
  /// @param now also before its time
  record Draw(long event, boolean now) implements Order {}
}
