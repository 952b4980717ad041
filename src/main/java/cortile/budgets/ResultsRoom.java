package cortile.budgets;

import cortile.budgets.count.Greedy;
import cortile.budgets.count.Outcome;
import cortile.budgets.count.RuleKeys;
import cortile.kit.Db;
import cortile.kit.Problem;
import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;

/// Counts closed votes, once, and shows what came out. Counting and writing files run on a worker
/// thread.
public final class ResultsRoom {
  private final Vertx vertx;
  private final Db db;

  public ResultsRoom(Vertx vertx, Db db) {
    this.vertx = vertx;
    this.db = db;
  }

  /// The results. Before publication only for those who may see them `early`: 409 for others, and
  /// for all before the close.
  public Future<JsonObject> results(String slug, boolean early) {
    return allowed(slug, early).compose(v -> counted(slug));
  }

  /// The budget's document beside its results.
  Future<WithBudget> withBudget(String slug, boolean early) {
    return results(slug, early)
        .compose(outcome ->
            BudgetsStore.document(db, slug, false)
                .map(DraftsRoom.orUnknown())
                .map(budget -> new WithBudget(budget, outcome)));
  }

  record WithBudget(JsonObject budget, JsonObject outcome) {}

  /// All ballots as a `.pb` file.
  public Future<Buffer> ballots(String slug, boolean early) {
    return allowed(slug, early)
        .compose(v ->
            db.snapshot(tx ->
                BudgetsStore.document(tx, slug, false)
                    .map(DraftsRoom.orUnknown())
                    .compose(budget ->
                        ExportStore.ballots(tx, slug)
                            .compose(rows ->
                                vertx.executeBlocking(
                                    () -> ExportStore.write(budget, rows), false)))));
  }

  /// The stored outcome; counts first where that has not been done. 409 before the close.
  Future<JsonObject> counted(String slug) {
    return OutcomesStore.stored(db, slug)
        .compose(
            stored -> stored.isPresent() ? Future.succeededFuture(stored.get()) : countNow(slug));
  }

  private Future<JsonObject> countNow(String slug) {
    return DraftsRoom.held(
        db,
        slug,
        (tx, held) ->
            held.phase().equals("draft") || held.phase().equals("open")
                ? Future.failedFuture(Problem.of(409, "not-closed").refused())
                : count(tx, slug, held.id()));
  }

  private Future<JsonObject> count(Tx tx, String slug, long id) {
    return OutcomesStore.count(tx, slug)
        .compose(input ->
            vertx
                .executeBlocking(() -> outcome(input), false)
                .compose(outcome -> {
                  var document = OutcomesStore.document(input, outcome);
                  return OutcomesStore.store(tx, id, outcome.rule(), input.ballots(), document)
                      .map(document);
                }));
  }

  private static Outcome outcome(OutcomesStore.Input input) {
    var type = input.count().ballots().type();
    return RuleKeys.meant(input.rule(), type)
        .orElseGet(() -> Greedy.forType(type))
        .outcome(input.count());
  }

  private Future<Void> allowed(String slug, boolean early) {
    return BudgetsStore.document(db, slug, false)
        .map(DraftsRoom.orUnknown())
        .compose(budget ->
            switch (budget.getString("phase")) {
              case "published" -> Future.succeededFuture();
              case "closed" ->
                  early
                      ? Future.succeededFuture()
                      : Future.failedFuture(Problem.of(409, "not-published").refused());
              default -> Future.failedFuture(Problem.of(409, "not-closed").refused());
            });
  }
}
