package cortile.hub.door;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A scan as it is stored.
///
/// @param order rises in the order in which scans came
/// @param seat whose it is; null if nobody's
/// @param at when it was made, by our clock
/// @param verdict what was answered when it came
record Kept(
    UUID scan,
    long order,
    @Nullable Seat seat,
    Instant at,
    boolean in,
    boolean offline,
    Verdict shown,
    Verdict verdict,
    By by) {
  private static final Set<Verdict> MOVES =
      EnumSet.of(Verdict.IN, Verdict.OUT, Verdict.ALREADY, Verdict.REFUSED);

  /// A guest of a booking in one session of the event.
  record Seat(long booking, int guest, int session) {}

  /// Who scanned.
  ///
  /// @param device null for staff
  record By(@Nullable Long device, String name) {}

  /// The same with what it was answered.
  Kept answered(Verdict answer) {
    return new Kept(scan, order, seat, at, in, offline, shown, answer, by);
  }

  /// The same as the device came to show it without an answer.
  Kept showed(Verdict said) {
    return new Kept(scan, order, seat, at, in, true, said, verdict, by);
  }

  /// What [Presence] makes of it; empty if the booking did not open the door.
  Optional<Presence.Mark> mark() {
    return MOVES.contains(verdict)
        ? Optional.of(new Presence.Mark(scan, at, order, in, shown != Verdict.REFUSED, admitted()))
        : Optional.empty();
  }

  /// Why a person should look at it although no other scan says so: whoever showed it was let in
  /// offline.
  Optional<Verdict> wrongly() {
    return MOVES.contains(verdict) || !in || !admitted() ? Optional.empty() : Optional.of(verdict);
  }

  // Asked online the device was told, and told the guest.
  private boolean admitted() {
    return offline ? shown == Verdict.IN : verdict == Verdict.IN;
  }
}
