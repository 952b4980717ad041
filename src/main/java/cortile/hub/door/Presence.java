package cortile.hub.door;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What all scans of one guest in one session say together, whatever the order in which they came.
///
/// @param arrival the scan that counts: the earliest by which the guest came in
/// @param parts what each scan was
record Presence(Optional<UUID> arrival, boolean inside, Map<UUID, Part> parts) {
  private static final Comparator<Mark> BY_TIME =
      Comparator.comparing(Mark::at).thenComparingLong(Mark::order);

  /// One scan.
  ///
  /// @param at when it was made, by our clock
  /// @param order in which it came; only tells apart what was made in the same microsecond
  /// @param counts false if the device refused it, so that nobody moved
  /// @param admitted somebody went in because of it: the device was told so, or decided by itself
  record Mark(UUID scan, Instant at, long order, boolean in, boolean counts, boolean admitted) {}

  /// What a scan was.
  ///
  /// @param before the scan by which the guest was inside already; null unless it is a repetition
  /// @param twice a repetition by which somebody went in: two people, one ticket
  record Part(Verdict verdict, @Nullable UUID before, boolean twice) {}

  static Presence of(List<Mark> marks) {
    var parts = new HashMap<UUID, Part>();
    UUID arrival = null;
    UUID entered = null;
    for (var mark : marks.stream().sorted(BY_TIME).toList()) {
      if (!mark.counts()) {
        parts.put(mark.scan(), new Part(Verdict.REFUSED, null, false));
      } else if (!mark.in()) {
        parts.put(mark.scan(), new Part(Verdict.OUT, null, false));
        entered = null;
      } else if (entered == null) {
        parts.put(mark.scan(), new Part(Verdict.IN, null, false));
        entered = mark.scan();
        arrival = arrival == null ? entered : arrival;
      } else {
        parts.put(mark.scan(), new Part(Verdict.ALREADY, entered, mark.admitted()));
      }
    }
    return new Presence(Optional.ofNullable(arrival), entered != null, Map.copyOf(parts));
  }
}
