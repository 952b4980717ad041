package cortile.hub.events;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/// The pools of one event while a batch is decided. Each party takes of several at once, or of
/// none.
final class Pools {
  private final List<Pool> pools;

  private final EnumSet<SeatKind> kinds = EnumSet.noneOf(SeatKind.class);

  Pools(List<Pool> pools) {
    this.pools = new ArrayList<>(pools);
    pools.stream().filter(p -> !p.ofSession()).forEach(p -> kinds.add(SeatKind.of(p.name())));
  }

  List<Pool> all() {
    return List.copyOf(pools);
  }

  /// Whether the event has seats of this kind at all.
  boolean offers(SeatKind kind) {
    return kinds.contains(kind);
  }

  boolean fits(Seats seats) {
    for (var pool : pools) {
      if (pool.asked(seats) > pool.free()) {
        return false;
      }
    }
    return offered(seats);
  }

  void take(Seats seats) {
    move(seats, 1);
  }

  void free(Seats seats) {
    move(seats, -1);
  }

  /// Whether nobody at all can come any more.
  boolean exhausted() {
    for (var pool : pools) {
      if (pool.ofSession() && pool.free() == 0) {
        return true;
      }
    }
    return pools.stream().filter(pool -> !pool.ofSession()).allMatch(pool -> pool.free() == 0);
  }

  private boolean offered(Seats seats) {
    for (var kind : SeatKind.values()) {
      if (seats.of(kind) > 0 && !offers(kind)) {
        return false;
      }
    }
    return true;
  }

  private void move(Seats seats, int sign) {
    pools.replaceAll(
        pool -> new Pool(pool.name(), pool.capacity(), pool.taken() + sign * pool.asked(seats)));
  }
}
