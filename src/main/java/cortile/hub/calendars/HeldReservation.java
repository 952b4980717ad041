package cortile.hub.calendars;

import java.time.Instant;
import java.time.ZoneId;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A reservation as far as a calendar needs it.
///
/// @param link number of the personal link
/// @param own whoever asks made it, or is a member of the organisation that has it
/// @param address of the place; empty if nobody knows
/// @param what names of what is reserved
record HeldReservation(
    String code,
    String state,
    Instant starts,
    Instant ends,
    String purpose,
    int link,
    boolean own,
    int revision,
    Instant changed,
    String place,
    String address,
    ZoneId zone,
    String what) {

  String summary() {
    return joined(": ", what, purpose);
  }

  String where() {
    return joined(", ", place, address);
  }

  private static String joined(String between, String... parts) {
    return Stream.of(parts).filter(part -> !part.isBlank()).collect(Collectors.joining(between));
  }
}
