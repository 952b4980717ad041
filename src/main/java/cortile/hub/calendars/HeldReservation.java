package cortile.hub.calendars;

import java.time.Instant;
import java.time.ZoneId;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A reservation as far as a calendar needs it.
///
/// @param link number of the personal link
/// @param subject null if it was made without an account
/// @param address of the place; empty if nobody knows
/// @param what names of what is reserved
record HeldReservation(
    String code,
    String state,
    Instant starts,
    Instant ends,
    String purpose,
    int link,
    @Nullable String subject,
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
