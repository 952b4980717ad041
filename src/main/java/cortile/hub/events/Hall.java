package cortile.hub.events;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What must be known of an event to decide on its bookings, as it stands while the event is
/// locked.
///
/// @param closes end of the booking window; the start if the organiser gave none
/// @param cancelUntil the start if the organiser gave none
/// @param seed of a lottery, hexadecimal; null if it is none
/// @param lastLine the number of the last booking in order of arrival
/// @param waiting parties in line
public record Hall(
    long id,
    Phase phase,
    boolean bookable,
    @Nullable Instant opens,
    Instant closes,
    Instant cancelUntil,
    Instant starts,
    Instant ends,
    ZoneId zone,
    int partyMost,
    @Nullable Integer ageFrom,
    @Nullable Integer ageTo,
    @Nullable Integer noShowMost,
    @Nullable String seed,
    @Nullable Instant drawAt,
    boolean drawn,
    List<Pool> pools,
    long lastLine,
    int waiting) {

  /// Phases of an event.
  public enum Phase {
    DRAFT,
    PUBLISHED,
    CANCELLED,
    ENDED
  }

  public boolean lottery() {
    return seed != null;
  }

  /// Whether bookings take part in a draw that is still to come.
  public boolean drawing() {
    return seed != null && !drawn;
  }
}
