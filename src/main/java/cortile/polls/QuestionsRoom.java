package cortile.polls;

import cortile.kit.Problem;
import cortile.kit.Tx;
import cortile.polls.LedRoom.Order;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// Preparing the questions of a workshop.
public final class QuestionsRoom {
  private static final int MOST = 100;

  private final LedRoom led;

  QuestionsRoom(LedRoom led) {
    this.led = led;
  }

  /// Adds or replaces a question. 422 where its parts contradict each other, 409 naming what can't
  /// change any more.
  Future<Void> put(Order order, String key, JsonObject draft) {
    var plain = plain(draft);
    var broken = QuestionDraft.broken(plain);
    if (!broken.isEmpty()) {
      return Future.failedFuture(PollProblems.broken(broken));
    }
    var rules = QuestionDraft.rules(plain);
    return led.run(
        order,
        (tx, held) ->
            QuestionsStore.standing(tx, held.id(), key)
                .compose(standing -> {
                  standing.ifPresent(before -> refuseFrozen(before, draft, new JsonObject(rules)));
                  return standing.isPresent() ? Future.succeededFuture() : refuseMany(tx, held);
                })
                .compose(v -> QuestionsStore.put(tx, held.id(), key, draft, new JsonObject(rules)))
                .compose(v -> done(tx, held, order, key)));
  }

  /// Takes a question off that nobody has answered. Repeatable.
  Future<Void> delete(Order order, String key) {
    return led.run(
        order,
        (tx, held) ->
            QuestionsStore.standing(tx, held.id(), key)
                .compose(standing -> {
                  if (standing.isEmpty()) {
                    return Future.succeededFuture();
                  }
                  if (standing.get().used()) {
                    throw Problem.of(409, "polls-frozen").refused();
                  }
                  return QuestionsStore.delete(tx, standing.get().id())
                      .compose(v -> done(tx, held, order, key));
                }));
  }

  /// Duplicates a question. Repeatable: a copy that is there stays as it is.
  Future<Void> copy(Order order, String key, String as) {
    return led.run(
        order,
        (tx, held) ->
            Future.all(
                    QuestionsStore.standing(tx, held.id(), key),
                    QuestionsStore.standing(tx, held.id(), as))
                .compose(both -> {
                  var source = both.<java.util.Optional<QuestionsStore.Standing>>resultAt(0);
                  var there = both.<java.util.Optional<QuestionsStore.Standing>>resultAt(1);
                  if (source.isEmpty()) {
                    throw PollProblems.unknown();
                  }
                  if (there.isPresent()) {
                    if (!there.get().rules().equals(source.get().rules()) || key.equals(as)) {
                      throw Problem.of(409, "question-exists", as).refused();
                    }
                    return Future.succeededFuture();
                  }
                  return refuseMany(tx, held)
                      .compose(v -> QuestionsStore.copy(tx, held.id(), key, as))
                      .compose(v -> done(tx, held, order, as));
                }));
  }

  /// Puts all questions in this order. 422 unless each is named once.
  Future<Void> order(Order order, List<String> keys) {
    return led.run(
        order,
        (tx, held) ->
            QuestionsStore.keys(tx, held.id())
                .compose(all -> {
                  if (keys.size() != all.size() || !new HashSet<>(keys).equals(all)) {
                    throw PollProblems.field("/questions", "poll-order");
                  }
                  return QuestionsStore.order(tx, held.id(), keys);
                })
                .compose(v -> done(tx, held, order, null)));
  }

  private static Future<Void> refuseMany(Tx tx, WorkshopsStore.Held held) {
    return QuestionsStore.keys(tx, held.id())
        .compose(keys ->
            keys.size() < MOST
                ? Future.succeededFuture()
                : Future.failedFuture(Problem.of(409, "polls-many-questions", MOST).refused()));
  }

  private static Future<Void> done(
      Tx tx,
      WorkshopsStore.Held held,
      Order order,
      @org.jspecify.annotations.Nullable String question) {
    ViewsRoom.changed(tx, held.code());
    return LedRoom.note(tx, held, order, question, null, null);
  }

  // Texts may be mended at any time, what people were asked may not.
  private static void refuseFrozen(
      QuestionsStore.Standing before, JsonObject draft, JsonObject rules) {
    if (!before.used()) {
      return;
    }
    var changed = new ArrayList<String>();
    if (!before.kind().equals(draft.getString("kind"))) {
      changed.add("/kind");
    }
    var options = new ArrayList<String>();
    draft
        .getJsonArray("options", new io.vertx.core.json.JsonArray())
        .forEach(option -> options.add(((JsonObject) option).getString("id")));
    if (!new HashSet<>(options).equals(new HashSet<>(before.options()))) {
      changed.add("/options");
    }
    for (var member : List.of("min", "max", "points", "scale", "entries", "range")) {
      if (!bare(before.rules(), member).equals(bare(rules, member))) {
        changed.add("/" + member);
      }
    }
    if (!changed.isEmpty()) {
      throw Problem.of(409, "polls-frozen")
          .with(changed.stream().map(at -> Problem.Field.of(at, "polls-frozen-member")).toList())
          .refused();
    }
  }

  // The words at the ends of a scale are texts too.
  private static String bare(JsonObject rules, String member) {
    var value = rules.getValue(member);
    return value instanceof JsonObject object
        ? object.getInteger("min") + " " + object.getInteger("max")
        : String.valueOf(value);
  }

  // Maps and lists all the way down, as the pure rules read them.
  private static Map<String, Object> plain(JsonObject document) {
    return new JsonObject(document.toBuffer()).getMap();
  }
}
