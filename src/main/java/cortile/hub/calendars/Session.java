package cortile.hub.calendars;

import java.time.Instant;
import java.util.Map;

/// One time at which an event takes place.
///
/// @param number from 1
/// @param title empty if it has none of its own
record Session(int number, Instant starts, Instant ends, Map<String, String> title) {}
