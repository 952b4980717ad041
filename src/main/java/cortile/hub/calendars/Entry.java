package cortile.hub.calendars;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something in a calendar.
///
/// @param uid of [Calendars#uid]; the same for as long as the thing is the same
/// @param revision grows with every change
/// @param changed when it last did
/// @param start by the clock of the place
/// @param end in the same zone
/// @param summary one line
/// @param location one line; empty if nobody knows
/// @param address of the page about it
/// @param organiser name of who runs it; empty for the city
/// @param cancelled stays in feeds for a while, so that it goes from the calendars that have it
public record Entry(
    String uid,
    int revision,
    Instant changed,
    ZonedDateTime start,
    ZonedDateTime end,
    String summary,
    String description,
    String location,
    @Nullable String address,
    String organiser,
    List<String> categories,
    boolean cancelled) {

  /// Throws IllegalArgumentException if it ends before it starts or lies in two zones.
  public Entry {
    categories = List.copyOf(categories);
    if (end.isBefore(start) || !end.getZone().equals(start.getZone())) {
      throw new IllegalArgumentException("from " + start + " to " + end);
    }
  }
}
