package cortile.hub.places;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is in the way of a use.
///
/// @param resource key
/// @param kind what it is
/// @param starts of what is in the way, as people are there
/// @param free units that are free at that time; 0 where there is only one
/// @param title of an event, by language tag; null for a reservation
/// @param shown whether everybody may read the title
/// @param reservation its code; only for staff
public record Clash(
    String resource,
    Kind kind,
    Instant starts,
    Instant ends,
    int free,
    @Nullable Map<String, String> title,
    boolean shown,
    @Nullable String reservation) {

  /// Why something is not to be had.
  public enum Kind {
    EVENT("event"),
    RESERVATION("reservation"),
    /// Outside the opening hours, or in a closure.
    CLOSED("closed"),
    TOO_SOON("too-soon"),
    TOO_FAR("too-far");

    private final String wire;

    Kind(String wire) {
      this.wire = wire;
    }

    /// The name in JSON.
    public String wire() {
      return wire;
    }
  }

  /// One that is known by kind and time only.
  static Clash of(String resource, Kind kind, Instant starts, Instant ends) {
    return new Clash(resource, kind, starts, ends, 0, null, false, null);
  }
}
