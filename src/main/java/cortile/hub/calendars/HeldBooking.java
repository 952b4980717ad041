package cortile.hub.calendars;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A booking as far as a calendar needs it.
///
/// @param event slug
/// @param link number of the personal link
/// @param subject null if it was made without an account
record HeldBooking(
    String event, String state, int link, @Nullable String subject, Instant changed) {}
