package cortile.hub.places;

import cortile.hub.post.LetterKind;
import cortile.kit.Db;
import cortile.kit.Tx;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What is due by the clock: the day turns at a place's midnight, what nobody came to is freed,
/// what is past is over, and the next in line are told. Each step is a transaction of its own, so
/// that a run that ends in the middle loses nothing.
final class PlacesJob {
  private static final int MOST_TOLD = 50;

  private final Db db;
  private final LettersStore letters;
  private final TellingRoom telling;
  private final Supplier<@Nullable Instant> clock;

  PlacesJob(Db db, LettersStore letters, TellingRoom telling, Supplier<@Nullable Instant> clock) {
    this.db = db;
    this.letters = letters;
    this.telling = telling;
    this.clock = clock;
  }

  /// Does what is due. Harmless on several nodes at once.
  Future<Void> run() {
    var instant = clock.get();
    var now = instant == null ? null : UnitsStore.time(instant);
    return db.transaction(tx -> DayStore.turn(tx, instant))
        .compose(v -> db.transaction(tx -> free(tx, now)))
        .compose(v -> db.transaction(tx -> refuse(tx, now)))
        .compose(v -> db.transaction(tx -> over(tx, now)))
        .compose(v -> db.transaction(tx -> WishesStore.expire(tx, now)))
        .compose(v -> tell(now, MOST_TOLD));
  }

  /// Forgets people whom nobody needs to know any more.
  Future<Void> forget() {
    var instant = clock.get();
    var now = instant == null ? null : UnitsStore.time(instant);
    return db.transaction(tx -> RetentionStore.forget(tx, now));
  }

  private Future<Void> free(Tx tx, @Nullable OffsetDateTime now) {
    return DueStore.late(tx, now)
        .compose(ids -> end(tx, ids, "freed", LetterKind.RESERVATION_FREED, Map.of()));
  }

  private Future<Void> refuse(Tx tx, @Nullable OffsetDateTime now) {
    return DueStore.undecided(tx, now)
        .compose(ids ->
            end(tx, ids, "refused", LetterKind.RESERVATION_REFUSED, HoldersRoom.reasons(null)));
  }

  private static Future<Void> over(Tx tx, @Nullable OffsetDateTime now) {
    return DueStore.over(tx, now).compose(ids -> TouchesStore.touch(tx, ids, List.of()));
  }

  private Future<Void> end(
      Tx tx, List<Long> ids, String state, LetterKind kind, Map<String, String> more) {
    if (ids.isEmpty()) {
      return Future.succeededFuture();
    }
    tx.touch(PlacesRoom.DESK);
    return ReservationsStore.end(tx, ids, state, null)
        .compose(v -> letters.write(tx, ids, kind, more));
  }

  private Future<Void> tell(@Nullable OffsetDateTime now, int left) {
    return left == 0
        ? Future.succeededFuture()
        : db.transaction(tx -> telling.tellNext(tx, now))
            .compose(told -> told ? tell(now, left - 1) : Future.succeededFuture());
  }
}
