package cortile.hub.events;

import java.util.Locale;

/// Kinds of seats. A carer comes with somebody and takes a seat of their own kind.
public enum SeatKind {
  STANDARD,
  WHEELCHAIR,
  CARER;

  private final String wire = name().toLowerCase(Locale.ROOT);

  /// The name in JSON and in the database.
  public String wire() {
    return wire;
  }

  /// The kind of a wire name. Throws [IllegalArgumentException] if there is none.
  public static SeatKind of(String wire) {
    return valueOf(wire.toUpperCase(Locale.ROOT));
  }
}
