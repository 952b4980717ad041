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

  /// The booking had a seat for them once, and a device without the network could not know more.
  private static final Set<Verdict> HAD_A_SEAT = EnumSet.of(Verdict.CANCELLED, Verdict.RELEASED);

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

  /// Whether the booking opened the door, so that the other scans decide what it is answered.
  boolean opened() {
    return MOVES.contains(verdict);
  }

  /// What [Presence] makes of it; empty if nobody moved because of it. Whoever was let in offline
  /// on a seat that had been theirs is inside, and may go out, though the booking does not open the
  /// door any more.
  Optional<Presence.Mark> mark() {
    var moved = HAD_A_SEAT.contains(verdict) && (!in || admitted());
    return opened() || moved
        ? Optional.of(new Presence.Mark(scan, at, order, in, shown != Verdict.REFUSED, admitted()))
        : Optional.empty();
  }

  /// Why a person should look at it although no other scan says so: whoever showed it was let in
  /// offline.
  Optional<Verdict> wrongly() {
    return opened() || !in || !admitted() ? Optional.empty() : Optional.of(verdict);
  }

  // Asked online the device was told, and told the guest.
  private boolean admitted() {
    return offline ? shown == Verdict.IN : verdict == Verdict.IN;
  }
}
