package cortile.hub.door;

import cortile.identity.Devices;
import cortile.kit.Call;
import cortile.kit.Db;
import cortile.kit.InTurn;
import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Lets numbers go. First the number goes, under the lock of its door, then its seats are given
/// back; if we die in between, the clock does it.
final class LeavingRoom {
  private final Db db;
  private final SeatsRoom seats;
  private final Devices devices;
  private final Supplier<Optional<OffsetDateTime>> now;

  LeavingRoom(Db db, SeatsRoom seats, Devices devices, Supplier<Optional<OffsetDateTime>> now) {
    this.db = db;
    this.seats = seats;
    this.devices = devices;
    this.now = now;
  }

  /// Somebody waits or comes no longer; a `QueueEntry` of the contract. Whoever came in stays in.
  /// Repeatable.
  Future<JsonObject> leave(long event, String slug, int number) {
    return leave(new DueNumber(event, slug, number), false)
        .compose(left -> db.transaction(tx -> QueueStore.one(tx, event, number)));
  }

  /// Gives the asking browser's number back.
  Future<Void> leaveOwn(Call call) {
    var slug = call.path("event");
    var device = devices.read(call.context().request());
    if (device.isEmpty()) {
      return Future.succeededFuture();
    }
    return QueueStore.event(db, slug, null)
        .compose(event ->
            QueueStore.own(db, slug, device.get())
                .compose(own ->
                    event.isEmpty() || own.isEmpty()
                        ? Future.succeededFuture()
                        : leave(event.get().id(), slug, own.get().getInteger("number"))
                            .mapEmpty()));
  }

  private Future<Void> leave(DueNumber due, boolean onlyLate) {
    return db.transaction(tx -> gone(tx, due, onlyLate))
        .compose(code -> code.map(seats::giveBack).orElseGet(Future::succeededFuture));
  }

  // The booking to be given back.
  private Future<Optional<String>> gone(Tx tx, DueNumber due, boolean onlyLate) {
    return CallsRoom.held(tx, due.event(), due.number(), now.get().orElse(null))
        .compose(held -> {
          var goes =
              switch (held.state()) {
                case "waiting" -> !onlyLate;
                case "called" -> !onlyLate || held.late();
                default -> false;
              };
          if (!goes) {
            return Future.succeededFuture(
                Optional.ofNullable(held.code()).filter(code -> held.state().equals("gone")));
          }
          ViewsRoom.touchQueue(tx, due.slug());
          return CallsStore.move(tx, held, "gone").map(moved -> Optional.ofNullable(held.code()));
        });
  }

  /// Ends queues of events that are over, lets numbers go that did not come, and gives back what
  /// was not given back. Harmless on several nodes at once.
  Future<Void> tick() {
    var test = now.get().orElse(null);
    return InTurn.all(
        List.<Supplier<Future<Void>>>of(
            () -> LeavingStore.over(db, test).compose(over -> InTurn.all(over, this::end)),
            () ->
                LeavingStore.late(db, test)
                    .compose(late -> InTurn.all(late, due -> leave(due, true))),
            () -> LeavingStore.owed(db, test).compose(owed -> InTurn.all(owed, seats::giveBack))),
        Supplier::get);
  }

  private Future<Void> end(DueNumber over) {
    return db.transaction(tx ->
        ScansStore.lock(tx, over.event())
            .compose(locked -> LeavingStore.end(tx, over.event()))
            .onSuccess(ended -> ViewsRoom.touchQueue(tx, over.slug())));
  }
}
