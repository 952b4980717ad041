package cortile.hub.events;

import java.util.List;
import java.util.Locale;

/// Free places in a word, for lists that need not change with each booking.
public enum FreeWord {
  /// More than a quarter.
  MANY,
  /// A quarter or less.
  FEW,
  /// A twentieth or less, or two at most.
  LAST,
  /// None.
  FULL,
  /// No booking is needed.
  NONE;

  private static final int A_QUARTER = 4;
  private static final int A_TWENTIETH = 20;
  private static final int A_PAIR = 2;

  /// The name in JSON.
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// For one person without special needs: the narrowest of the standard seats and the sessions.
  public static FreeWord of(List<Pool> pools) {
    var open =
        pools.stream().filter(p -> p.ofSession() || p.name().equals(SeatKind.STANDARD.wire()));
    return open.map(FreeWord::of).reduce(FreeWord::narrower).orElse(FULL);
  }

  private static FreeWord of(Pool pool) {
    var free = pool.free();
    if (free <= 0) {
      return FULL;
    }
    if (free <= Math.max(A_PAIR, pool.capacity() / A_TWENTIETH)) {
      return LAST;
    }
    return free <= pool.capacity() / A_QUARTER ? FEW : MANY;
  }

  private static FreeWord narrower(FreeWord one, FreeWord other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
