package cortile.budgets;

import static cortile.kit.TestDatabase.await;

import cortile.feed.TestNode;
import cortile.kit.Db;
import cortile.kit.Keys;
import cortile.kit.TestDatabase;
import cortile.kit.Touches;
import cortile.kit.Tx;
import cortile.kit.Writer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgConnectOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// The budgets' rooms on a database of their own, without HTTP.
final class BudgetCity implements AutoCloseable {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  final Vertx vertx;
  final PgConnectOptions database;
  final Db db;

  /// The names of the views that committed ballots touched, in order.
  final List<String> touched = new CopyOnWriteArrayList<>();

  private final Path folder;
  final DraftsRoom drafts;
  final PhasesRoom phases;
  final BallotsRoom ballots;
  final ResultsRoom results;

  private BudgetCity(Vertx vertx, PgConnectOptions database, Path folder, Touches touches) {
    this.vertx = vertx;
    this.database = database;
    this.folder = folder;
    db = Db.open(vertx, database, "test", 8, touches);
    var keys = new Keys(vertx, db, folder);
    await(keys.open());
    results = new ResultsRoom(vertx, db);
    drafts = new DraftsRoom(db, keys);
    phases = new PhasesRoom(db, results);
    ballots = new BallotsRoom(vertx, db, keys);
    Writer.register(vertx);
    var commits =
        Db.open(vertx, database, "commits", 1, Touches.NONE.equals(touches) ? recorded() : touches);
    await(vertx.deployVerticle(new BallotVerticle(commits)));
  }

  static BudgetCity open() {
    var vertx = Vertx.vertx();
    return new BudgetCity(vertx, TestDatabase.fresh(vertx), folder(), Touches.NONE);
  }

  /// A second node on the same database and keys.
  BudgetCity secondNode() {
    return new BudgetCity(Vertx.vertx(), database, folder, Touches.NONE);
  }

  /// The rooms of a node with a feed, which ends with the node.
  static BudgetCity on(TestNode node, PgConnectOptions database) {
    return new BudgetCity(node.vertx, database, folder(), node.feed);
  }

  private Touches recorded() {
    return new Touches() {
      @Override
      public Future<Void> write(Tx tx, SortedSet<String> names) {
        return Future.succeededFuture();
      }

      @Override
      public void committed(SortedSet<String> names) {
        touched.addAll(names);
      }
    };
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("cortile-keys");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// An open budget of four projects P1 … P4 in one pot, at most `max` on a ballot, its tally live.
  String openBudget(String kind, int max) {
    var slug = draft(kind, max);
    await(phases.open(slug, Optional.of(OffsetDateTime.now(ZoneOffset.UTC).plusDays(1))));
    return slug;
  }

  String draft(String kind, int max) {
    return draft(kind, max, "live", 1);
  }

  /// An open approval budget whose tally is shown as said.
  String showing(String tally, int step) {
    var slug = draft("approval", 3, tally, step);
    await(phases.open(slug, Optional.of(OffsetDateTime.now(ZoneOffset.UTC).plusDays(1))));
    return slug;
  }

  private String draft(String kind, int max, String tally, int step) {
    var slug = "budget-" + NUMBER.incrementAndGet();
    var paper = new JsonObject().put("kind", kind).put("scope", "all-pots").put("max", max);
    if (kind.equals("points")) {
      paper.put("maxPoints", 10);
    }
    await(
        drafts.create(
            new JsonObject()
                .put("slug", slug)
                .put("title", text("Bilancio"))
                .put("tally", tally)
                .put("releaseStep", step)
                .put("paper", paper)
                .put(
                    "pots",
                    new JsonObject()
                        .put(
                            "q",
                            new JsonObject()
                                .put("title", text("Quartiere"))
                                .put("amount", "1000")))));
    var projects = new JsonArray();
    for (var i = 1; i <= 4; i++) {
      projects.add(
          new JsonObject()
              .put("id", "P" + i)
              .put("pot", "q")
              .put("cost", Integer.toString(i * 200))
              .put("title", text("Progetto " + i)));
    }
    await(drafts.putProjects(slug, projects));
    return slug;
  }

  BallotsRoom.Receipt cast(String slug, String voter, String... ids) {
    return await(ballots.cast(slug, voter, new Ballot.Approval(List.of(ids)), Optional.empty()));
  }

  long turnout(String slug) {
    return await(db.snapshot(tx -> BudgetsStore.turnout(tx, slug)))
        .orElseThrow()
        .getLong("ballots");
  }

  Map<String, Long> tally(String slug) {
    return column(slug, "votes");
  }

  Map<String, Long> scores(String slug) {
    return column(slug, "score");
  }

  private Map<String, Long> column(String slug, String name) {
    var projects =
        await(db.snapshot(tx -> BudgetsStore.tally(tx, slug)))
            .orElseThrow()
            .getJsonObject("projects");
    var found = new HashMap<String, Long>();
    projects.forEach(
        entry -> found.put(entry.getKey(), ((JsonObject) entry.getValue()).getLong(name)));
    return found;
  }

  /// Votes counted from the ballots' rows, without the tally.
  Map<String, Long> recount(String slug) {
    var rows =
        await(
            db.query(
                """
                select p.id, count(t.voter_key) as votes
                from budgets.budget b join budgets.project p on p.budget = b.id
                left join budgets.ballot t on t.budget = b.id and p.number = any(t.choices)
                where b.slug = $1 group by p.id
                """,
                slug));
    var found = new HashMap<String, Long>();
    rows.forEach(row -> found.put(row.getString("id"), row.getLong("votes")));
    return found;
  }

  private static JsonObject text(String italian) {
    return new JsonObject().put("it", italian);
  }

  @Override
  public void close() {
    await(vertx.close());
  }
}
