package cortile.polls;

import cortile.kit.Db;
import cortile.kit.Problem;
import cortile.kit.Tx;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/// The way of every command by those who lead a workshop: lock it, ask whether the member may, do
/// it, note it in the log; one transaction.
final class LedRoom {
  private final Db db;

  LedRoom(Db db) {
    this.db = db;
  }

  /// Who says what to which workshop.
  ///
  /// @param deed what it takes
  /// @param act the operation's id, for the log
  record Order(String code, String subject, Deed deed, String act) {}

  /// What is done to a locked workshop.
  interface Command<T> {
    Future<T> apply(Tx tx, WorkshopsStore.Held held);
  }

  /// Runs a command. 404 for those who are no members, 403 for a role that is too small, 409 after
  /// the end.
  <T> Future<T> run(Order order, Command<T> command) {
    return db.transaction(tx ->
        held(tx, order)
            .compose(held ->
                held.phase().equals("ended")
                    ? Future.failedFuture(Problem.of(409, "workshop-over").refused())
                    : command.apply(tx, held)));
  }

  /// Runs a command that is possible after the end too.
  <T> Future<T> runEvenAfter(Order order, Command<T> command) {
    return db.transaction(tx -> held(tx, order).compose(held -> command.apply(tx, held)));
  }

  private static Future<WorkshopsStore.Held> held(Tx tx, Order order) {
    return WorkshopsStore.hold(tx, order.code(), order.subject())
        .map(found -> {
          var held = found.orElseThrow(PollProblems::unknown);
          if (!order.deed().isFor(held.role())) {
            throw Problem.of(403, "role-too-small").refused();
          }
          return held;
        });
  }

  /// Notes a deed in the log.
  static Future<Void> note(
      Tx tx,
      WorkshopsStore.Held held,
      Order order,
      @Nullable String question,
      @Nullable Integer round,
      @Nullable String value) {
    return LogStore.note(tx, held.id(), order.act(), held.member(), question, round, value);
  }
}
