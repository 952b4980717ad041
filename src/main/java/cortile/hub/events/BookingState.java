package cortile.hub.events;

import java.util.Locale;

/// Where a booking stands.
public enum BookingState {
  /// Waits for the draw.
  ENTERED,
  /// Has its places.
  CONFIRMED,
  /// Stands in line.
  WAITING,
  /// Places are held for it until its deadline.
  OFFERED,
  /// Given up, or the event was cancelled.
  CANCELLED,
  /// Did not take its offer in time.
  EXPIRED;

  private final String wire = name().toLowerCase(Locale.ROOT);

  /// The name in JSON and in the database.
  public String wire() {
    return wire;
  }

  /// The state of a wire name. Throws [IllegalArgumentException] if there is none.
  public static BookingState of(String wire) {
    return valueOf(wire.toUpperCase(Locale.ROOT));
  }

  /// Whether its seats are counted as taken.
  public boolean holdsSeats() {
    return this == CONFIRMED || this == OFFERED;
  }

  /// Whether nothing more can become of it.
  public boolean over() {
    return this == CANCELLED || this == EXPIRED;
  }
}
