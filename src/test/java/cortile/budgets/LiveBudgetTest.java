package cortile.budgets;

import static cortile.kit.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import cortile.feed.LiveViewCheck;
import cortile.feed.TestNode;
import cortile.kit.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The live-view test of every room, on the budgets' three views and two nodes.
class LiveBudgetTest {
  private static final Duration TIME =
      Duration.ofSeconds(Boolean.getBoolean("cortile.full") ? 30 : 3);

  private static TestNode first;
  private static TestNode second;
  private static BudgetCity city;

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);
  private int extensions;

  @BeforeAll
  static void open() {
    var vertx = Vertx.vertx();
    var database = TestDatabase.fresh(vertx);
    await(vertx.close());
    first = TestNode.start(database, BudgetsRoom::declare);
    second = TestNode.start(database, BudgetsRoom::declare);
    city = BudgetCity.on(first, database);
  }

  @AfterAll
  static void close() {
    second.close();
    first.close();
  }

  @Test
  void whoWatchesTheTallySeesWhatAFreshReaderSees() {
    var slug = city.openBudget("approval", 3);
    check("budgets/" + slug + "/tally", () -> vote(slug));
    assertThat(city.recount(slug)).isEqualTo(city.tally(slug));
  }

  @Test
  void whoWatchesTheTurnoutSeesWhatAFreshReaderSees() {
    var slug = city.showing("turnout", 1);
    check("budgets/" + slug + "/turnout", () -> vote(slug));
  }

  @Test
  void whoWatchesTheBudgetSeesWhatAFreshReaderSees() {
    var slug = city.openBudget("approval", 3);
    check("budgets/" + slug, () -> edit(slug));
  }

  private void check(String view, Supplier<Future<?>> command) {
    var sockets = List.of(first.socket(), second.socket());
    var seen = new LiveViewCheck(view, sockets, command, seed).run(TIME);
    assertThat(seen.points()).isGreaterThan(3);
    assertThat(seen.resumed()).isGreaterThan(3);
    assertThat(seen.watching()).isGreaterThan(3);
  }

  private Future<?> vote(String slug) {
    var voter = "v" + random.nextInt(40);
    return random.nextInt(4) == 0
        ? city.ballots.withdraw(slug, voter, Optional.empty())
        : city.ballots.cast(
            slug,
            voter,
            new Ballot.Approval(List.of("P" + (1 + random.nextInt(4)))),
            Optional.empty());
  }

  private Future<?> edit(String slug) {
    var number = 1 + random.nextInt(4);
    var project =
        new JsonObject()
            .put("id", "P" + number)
            .put("pot", "q")
            .put("cost", Integer.toString(number * 200))
            .put("title", new JsonObject().put("it", "Titolo " + random.nextInt(20)));
    // Two at once may arrive in the other order, and only a later end is an extension.
    return random.nextInt(5) == 0
        ? city.phases
            .extend(
                slug,
                OffsetDateTime.now(ZoneOffset.UTC).plusDays(2).plusMinutes(++extensions),
                new JsonObject().put("it", "Pioggia"))
            .otherwiseEmpty()
        : city.drafts.putProjects(slug, new JsonArray().add(project));
  }
}
