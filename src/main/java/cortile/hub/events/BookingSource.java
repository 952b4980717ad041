package cortile.hub.events;

import java.util.Locale;

/// Where a booking was made.
public enum BookingSource {
  WEB,
  /// By staff, for somebody.
  DESK,
  /// For somebody who stands there.
  DOOR;

  /// The name in JSON and in the database.
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
