package cortile.polls;

import cortile.kit.Alphabet;
import cortile.kit.Db;
import cortile.kit.Problem;
import cortile.kit.Tx;
import cortile.polls.LedRoom.Order;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Workshops themselves: prepared, steered, duplicated, ended.
public final class WorkshopsRoom {
  private static final int TRIES = 20;

  private final Db db;
  private final LedRoom led;
  private final SecureRandom random = new SecureRandom();

  WorkshopsRoom(Db db, LedRoom led) {
    this.db = db;
    this.led = led;
  }

  /// Those of which somebody is a member.
  Future<JsonArray> list(String subject) {
    return WorkshopsStore.list(db, subject);
  }

  /// Prepares a workshop; its code. The same request by the same person gives the same one.
  Future<String> create(String subject, JsonObject draft) {
    refuseDate(draft);
    var request = draft.getString("request");
    return once(
        subject,
        request,
        (tx, code) ->
            WorkshopsStore.insert(tx, code, draft, subject, request)
                .compose(id ->
                    MembersStore.add(tx, id, subject, "owner", name(draft.getString("owner")))
                        .compose(
                            v -> LogStore.note(tx, id, "createWorkshop", 1, null, null, null))));
  }

  /// Duplicates a workshop; the copy's code.
  Future<String> copy(Order order, JsonObject copy) {
    var request = copy.getString("request");
    return led.runEvenAfter(order, (tx, held) -> Future.succeededFuture(held))
        .compose(held ->
            once(
                order.subject(),
                request,
                (tx, code) ->
                    WorkshopsStore.copy(
                            tx,
                            held.id(),
                            code,
                            copy.getBoolean("template", false),
                            copy.getJsonObject("title"),
                            order.subject(),
                            request)
                        .compose(id ->
                            MembersStore.add(tx, id, order.subject(), "owner", null)
                                .compose(v ->
                                    LogStore.note(
                                        tx, id, order.act(), 1, null, null, held.code())))));
  }

  private interface Making {
    Future<Void> apply(Tx tx, String code);
  }

  // Two equal requests at once: the second finds the first one's row in its way, and then its code.
  private Future<String> once(String subject, @Nullable String request, Making making) {
    return db.transaction(tx ->
        tx.query(
                "select pg_advisory_xact_lock(hashtextextended($1, 5))",
                subject + "\n" + (request == null ? "" : request))
            .compose(v -> CodesStore.made(tx, subject, request))
            .compose(made ->
                made.isPresent()
                    ? Future.succeededFuture(made.get())
                    : code(tx, TRIES).compose(code -> making.apply(tx, code).map(code))));
  }

  // A code that was ever given out is never given again.
  private Future<String> code(Tx tx, int tries) {
    var code = Alphabet.of(random.ints(DoorRoom.CODE, 0, Alphabet.CHARACTERS.length()).toArray());
    return CodesStore.take(tx, code)
        .compose(free ->
            free
                ? Future.succeededFuture(code)
                : tries > 0
                    ? code(tx, tries - 1)
                    : Future.failedFuture(Problem.of(503, "busy").retryAfter(1).refused()));
  }

  /// Replaces title, hub, date and settings. 409 names what can't change after the first answer.
  Future<Void> replace(Order order, JsonObject draft) {
    refuseDate(draft);
    return led.run(
        order,
        (tx, held) -> {
          refuseFrozen(held, draft);
          return WorkshopsStore.update(tx, held, draft).compose(v -> done(tx, held, order, null));
        });
  }

  private static void refuseFrozen(WorkshopsStore.Held held, JsonObject draft) {
    var changed = new java.util.ArrayList<Problem.Field>();
    if (!held.protection().equals(draft.getString("protection", "code"))) {
      changed.add(Problem.Field.of("/protection", "polls-frozen-member"));
    }
    if (!held.names().equals(draft.getString("names", "hidden"))) {
      changed.add(Problem.Field.of("/names", "polls-frozen-member"));
    }
    if (held.answered() && !changed.isEmpty()) {
      throw Problem.of(409, "polls-frozen").with(changed).refused();
    }
  }

  /// What the facilitator's hand does all the time. 422 for a question that is not there.
  Future<Void> steer(Order order, JsonObject controls) {
    return led.run(
        order,
        (tx, held) -> {
          var frozen = controls.getBoolean("frozen", false) && !held.frozen();
          var wall =
              frozen
                  ? WallStore.wall(tx, held.code())
                  : Future.succeededFuture(Optional.<JsonObject>empty());
          return wall.compose(
                  shown -> WorkshopsStore.steer(tx, held.id(), controls, shown.orElse(null)))
              .compose(known ->
                  known
                      ? done(tx, held, order, controls.encode())
                      : Future.failedFuture(
                          PollProblems.field(
                              "/current", "poll-no-question", controls.getString("current"))));
        });
  }

  /// Ends a workshop. Repeatable.
  Future<Void> end(Order order) {
    return led.runEvenAfter(
        order,
        (tx, held) ->
            held.phase().equals("ended")
                ? Future.succeededFuture()
                : RoundsStore.lock(tx, held.id())
                    .compose(v -> WorkshopsStore.end(tx, held.id()))
                    .compose(v -> done(tx, held, order, null)));
  }

  /// Deletes a workshop that is over, or a template. Repeatable: nobody knows who owned what is
  /// gone.
  Future<Void> delete(Order order) {
    return CodesStore.exists(db, order.code())
        .compose(there ->
            there
                ? led.runEvenAfter(
                    order,
                    (tx, held) -> {
                      if (held.phase().equals("live")) {
                        throw Problem.of(409, "still-live").refused();
                      }
                      ViewsRoom.changed(tx, held.code());
                      return WorkshopsStore.delete(tx, held.id());
                    })
                : Future.succeededFuture());
  }

  /// Who leads: a colleague's name as it stands on the desk; null for none.
  static @Nullable String name(@Nullable String typed) {
    var clean = typed == null ? "" : Wording.clean(typed);
    return clean.isEmpty() ? null : clean;
  }

  // The contract's pattern lets through days that no calendar has.
  private static void refuseDate(JsonObject draft) {
    try {
      if (draft.getString("date") != null) {
        OffsetDateTime.parse(draft.getString("date"));
      }
    } catch (DateTimeException e) {
      throw PollProblems.field("/date", "no-such-time");
    }
  }

  private static Future<Void> done(
      Tx tx, WorkshopsStore.Held held, Order order, @Nullable String value) {
    ViewsRoom.changed(tx, held.code());
    return LedRoom.note(tx, held, order, null, null, value);
  }
}
