package cortile.budgets;

import cortile.budgets.count.EndlessException;
import cortile.budgets.count.Progress;
import cortile.kit.Db;
import cortile.kit.Problem;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// What other rules would have given for the ballots of a counted vote. Each is counted once and
/// kept as long as the official outcome stands.
final class WhatIfRoom {
  private static final int MOST_WAITING = 8;
  private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final Db db;
  private final WorkerExecutor worker;
  private final Map<String, Future<JsonObject>> running = new ConcurrentHashMap<>();

  WhatIfRoom(Vertx vertx, Db db) {
    this.db = db;
    worker = vertx.createSharedWorkerExecutor("what-if", 1, 1, TimeUnit.HOURS);
  }

  /// The outcome under another rule. 422 if there is no such rule, it can't count these votes, or
  /// takes longer than half a minute; 503 if too many are asking.
  ///
  /// @param budget the budget's document
  /// @param official its outcome
  Future<JsonObject> outcome(JsonObject budget, JsonObject official, String name) {
    var kind = budget.getJsonObject("paper").getString("kind");
    var type = CountingRule.type(kind);
    var rule = new CountingRule(name);
    var broken = DraftRules.broken(rule, kind, "rule");
    if (broken.isPresent()) {
      throw Problem.of(422, "rule-unfit")
          .with(BallotProblems.fields(List.of(broken.get())))
          .refused();
    }
    var slug = budget.getString("slug");
    var key = rule.rule(type).key();
    if (key.equals(official.getString("rule"))) return Future.succeededFuture(official);
    return OutcomesStore.whatIf(db, slug, key)
        .compose(kept ->
            kept.isPresent()
                ? Future.succeededFuture(kept.get())
                : once(slug, key, official.getString("hash")));
  }

  private Future<JsonObject> once(String slug, String key, String hash) {
    var done = Promise.<JsonObject>promise();
    var question = String.join(" ", slug, key, hash);
    var already = running.putIfAbsent(question, done.future());
    if (already != null) return already;
    var answer =
        running.size() > MOST_WAITING
            ? Future.<JsonObject>failedFuture(Problem.of(503, "count-busy").retryAfter(3).refused())
            : count(slug, key);
    answer.onComplete(counted -> {
      running.remove(question);
      done.handle(counted);
    });
    return done.future();
  }

  private Future<JsonObject> count(String slug, String key) {
    return DraftsRoom.held(db, slug, (tx, held) -> OutcomesStore.read(tx, slug))
        .compose(raw -> worker.executeBlocking(() -> counted(raw, key), false))
        .compose(counted ->
            DraftsRoom.held(
                db,
                slug,
                (tx, held) -> OutcomesStore.storeWhatIf(tx, counted).map(counted.document())))
        .recover(failure ->
            Future.failedFuture(
                failure instanceof EndlessException || failure instanceof TooSlow
                    ? Problem.of(422, "rule-too-slow").refused()
                    : failure));
  }

  private static OutcomesStore.Counted counted(OutcomesStore.Raw raw, String key) {
    var input = OutcomesStore.input(raw);
    long begin = System.nanoTime();
    Progress bounded =
        (pot, round, filled) -> {
          if (System.nanoTime() - begin > MOST_NANOS) throw new TooSlow();
        };
    var counted = input.counted(input.rule().instead(key), bounded);
    counted.document().put("whatIf", true);
    return counted;
  }

  private static final class TooSlow extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooSlow() {
      super("a what-if takes too long", null, false, false);
    }
  }
}
