package cortile.budgets;

import cortile.feed.Audience;
import cortile.feed.Feed;
import cortile.kit.Api;
import cortile.kit.Db;
import cortile.kit.Keys;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;

/// The front door of the budgets: its operations, its views, and what it does by the clock.
public final class BudgetsRoom {
  /// The room's files in `openapi/`, `texts/` and `db/` carry this name.
  public static final String NAME = "budgets";

  private static final Duration TALLY = Duration.ofMillis(100);
  private static final String BUDGET = "budget";

  private final DraftsRoom drafts;
  private final PhasesRoom phases;
  private final BallotsRoom ballots;
  private final ResultsRoom results;

  /// Needs [BallotVerticle] to run on the same Vertx.
  public BudgetsRoom(Vertx vertx, Db db, Keys keys) {
    drafts = new DraftsRoom(db, keys);
    results = new ResultsRoom(vertx, db);
    phases = new PhasesRoom(db, results);
    ballots = new BallotsRoom(vertx, db, keys);
  }

  /// Binds the operations of `openapi/budgets.yaml`.
  public void bind(Api api) {
    new BudgetsRoutes(drafts, phases).bind(api);
    new BallotRoutes(ballots).bind(api);
    new ResultsRoutes(results).bind(api);
  }

  /// Declares the views.
  public static void declare(Feed feed) {
    feed.view(
            "budgets/{budget}",
            Audience.PUBLIC,
            TALLY,
            (tx, parameters) ->
                BudgetsStore.document(tx, parameters.getOrDefault(BUDGET, ""), false))
        .view(
            "budgets/{budget}/turnout",
            Audience.PUBLIC,
            TALLY,
            (tx, parameters) -> BudgetsStore.turnout(tx, parameters.getOrDefault(BUDGET, "")))
        .view(
            "budgets/{budget}/tally",
            Audience.PUBLIC,
            TALLY,
            (tx, parameters) -> BudgetsStore.tally(tx, parameters.getOrDefault(BUDGET, "")));
  }

  /// Opens, closes, seals and counts what is due. Harmless on several nodes at once.
  public Future<Void> tick() {
    return phases.tick();
  }
}
