package cortile.hub.door;

import java.util.Locale;

/// What a scan is answered. On the wire and in the database the names are lower-case with dashes.
enum Verdict {
  IN,
  OUT,
  /// The guest is inside already.
  ALREADY,
  /// The device itself refused it and nobody went in; it is kept and counts for nothing.
  REFUSED,
  CANCELLED,
  /// A ticket of an earlier personal link, or of a guest who is not in the party any more.
  OUTDATED,
  /// The guest had not come in time and the seat was given to somebody else.
  RELEASED,
  /// The booking waits for a seat.
  NOT_CONFIRMED,
  WRONG_EVENT,
  UNKNOWN,
  /// Not signed by this installation.
  FORGED;

  private final String wire = name().toLowerCase(Locale.ROOT).replace('_', '-');

  String wire() {
    return wire;
  }

  static Verdict of(String wire) {
    return valueOf(wire.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
