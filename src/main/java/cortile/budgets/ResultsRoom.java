package cortile.budgets;

import cortile.kit.Db;
import cortile.kit.Problem;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Shows what came out of closed votes. Counting and writing files run on worker threads; whoever
/// asks while a vote is still being counted waits a few seconds and is then asked to come again.
public final class ResultsRoom {
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(5);
  private static final int PAUSE = 200;

  private final Vertx vertx;
  private final Db db;
  private final CountJob job;
  private final WhatIfRoom whatIfs;

  public ResultsRoom(Vertx vertx, Db db) {
    this.vertx = vertx;
    this.db = db;
    job = new CountJob(vertx, db);
    whatIfs = new WhatIfRoom(vertx, db);
  }

  /// The results. Before publication only for those who may see them `early`: 409 for others, and
  /// for all before the close; 503 while they are being counted.
  public Future<JsonObject> results(String slug, boolean early) {
    return allowed(slug, early).compose(v -> counted(slug));
  }

  /// What would have come out under another rule, for whom [#results] is open: see [WhatIfRoom].
  public Future<JsonObject> results(String slug, boolean early, String rule) {
    return withBudget(slug, early)
        .compose(both -> whatIfs.outcome(both.budget(), both.outcome(), rule));
  }

  /// The budget's document beside its results.
  Future<WithBudget> withBudget(String slug, boolean early) {
    return allowed(slug, early)
        .compose(budget -> counted(slug).map(outcome -> new WithBudget(budget, outcome)));
  }

  record WithBudget(JsonObject budget, JsonObject outcome) {}

  /// All ballots as a `.pb` file.
  public Future<Buffer> ballots(String slug, boolean early) {
    return allowed(slug, early)
        .compose(v ->
            DraftsRoom.held(db, slug, (tx, held) -> ExportStore.read(tx, slug))
                .compose(read -> vertx.executeBlocking(() -> ExportStore.write(read), false)));
  }

  /// How far the count is; 404 for a budget that is not there.
  Future<JsonObject> state(String slug) {
    return CountingStore.state(db, slug).map(DraftsRoom.orUnknown());
  }

  /// Counts if that has not been done. Done when it is, when another node is at it, or when it
  /// takes more than a few seconds: then it goes on.
  Future<Void> count(String slug) {
    return job.run(slug)
        .timeout(PATIENCE, TimeUnit.NANOSECONDS)
        .recover(failure ->
            failure instanceof TimeoutException
                ? Future.succeededFuture()
                : Future.failedFuture(failure));
  }

  /// The stored outcome; counts first where that has not been done. 409 before the close and where
  /// the rule does not end, 503 if the count takes more than a few seconds.
  Future<JsonObject> counted(String slug) {
    return counted(slug, System.nanoTime() + PATIENCE);
  }

  private Future<JsonObject> counted(String slug, long until) {
    return OutcomesStore.stored(db, slug)
        .compose(stored ->
            stored.isPresent()
                ? Future.succeededFuture(stored.get())
                : state(slug).compose(state -> waited(slug, until, state)));
  }

  private Future<JsonObject> waited(String slug, long until, JsonObject state) {
    long left = until - System.nanoTime();
    return switch (state.getString("state")) {
      case "not-closed" -> Future.failedFuture(Problem.of(409, "not-closed").refused());
      case "failed" ->
          Future.failedFuture(
              Problem.of(409, "not-countable", state.getString("failure")).refused());
      default ->
          left <= 0
              ? Future.failedFuture(Problem.of(503, "counting").retryAfter(2).refused())
              : job.run(slug)
                  .timeout(left, TimeUnit.NANOSECONDS)
                  .transform(ran -> OutcomesStore.stored(db, slug))
                  .compose(stored ->
                      stored.isPresent()
                          ? Future.succeededFuture(stored.get())
                          : vertx
                              .timer(PAUSE, TimeUnit.MILLISECONDS)
                              .compose(v -> counted(slug, until)));
    };
  }

  private Future<JsonObject> allowed(String slug, boolean early) {
    return BudgetsStore.document(db, slug, false)
        .map(DraftsRoom.orUnknown())
        .compose(budget ->
            switch (budget.getString("phase")) {
              case "published" -> Future.succeededFuture(budget);
              case "closed" ->
                  early
                      ? Future.succeededFuture(budget)
                      : Future.failedFuture(Problem.of(409, "not-published").refused());
              default -> Future.failedFuture(Problem.of(409, "not-closed").refused());
            });
  }
}
