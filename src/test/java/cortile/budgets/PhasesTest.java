package cortile.budgets;

import static cortile.kit.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cortile.budgets.count.pb.PbCount;
import cortile.budgets.count.pb.PbFixtures;
import cortile.budgets.count.pb.PbReader;
import cortile.kit.Problem;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PhasesTest {
  private static BudgetCity city;

  @BeforeAll
  static void open() {
    city = BudgetCity.open();
  }

  @AfterAll
  static void close() {
    city.close();
  }

  @Test
  void everyStepIsRepeatable() {
    var slug = city.draft("approval", 3);
    var closes = Optional.of(soon());
    assertThat(phase(await(city.phases.open(slug, closes)))).isEqualTo("open");
    assertThat(phase(await(city.phases.open(slug, closes)))).isEqualTo("open");
    assertThat(phase(await(city.phases.close(slug)))).isEqualTo("closed");
    assertThat(phase(await(city.phases.close(slug)))).isEqualTo("closed");
    assertThat(phase(await(city.phases.publish(slug)))).isEqualTo("published");
    assertThat(phase(await(city.phases.publish(slug)))).isEqualTo("published");
    assertRefused(city.phases.open(slug, closes), 409, "closed-already");
  }

  @Test
  void noStepIsSkipped() {
    var slug = city.draft("approval", 3);
    assertRefused(city.phases.close(slug), 409, "not-open");
    assertRefused(city.phases.publish(slug), 409, "not-closed");
    assertRefused(city.phases.open(slug, Optional.empty()), 422, "invalid");
    assertRefused(city.results.results(slug, true), 404, "not-found");
  }

  @Test
  void theClockOpensAndClosesByTheDatabasesTime() throws InterruptedException {
    var slug = city.draft("approval", 3);
    await(
        city.db.query(
            "update budgets.budget set opens_at = now() - interval '1 minute', closes_at = now() +"
                + " interval '1 second' where slug = $1",
            slug));
    await(city.phases.tick());
    city.cast(slug, "anna", "P1");
    Thread.sleep(1_100);
    // The job has not come yet, and still nothing is taken after the time.
    assertRefused(
        city.ballots.cast(slug, "bruno", new Ballot.Approval(List.of("P1")), Optional.empty()),
        409,
        "not-open");
    await(city.phases.tick());
    assertThat(phase(await(city.drafts.get(slug, false)))).isEqualTo("closed");
    assertThat(await(city.results.results(slug, true)).getLong("ballots")).isEqualTo(1);
  }

  @Test
  void anExtensionNeedsALaterTimeAndIsToldToEveryone() {
    var slug = city.openBudget("approval", 3);
    var reason = new JsonObject().put("it", "Sciopero dei mezzi");
    assertRefused(city.phases.extend(slug, soon().minusDays(1), reason), 422, "invalid");
    var budget = await(city.phases.extend(slug, soon().plusDays(7), reason));
    var notice = budget.getJsonObject("notices").getJsonObject("1");
    assertThat(notice.getString("kind")).isEqualTo("extended");
    assertThat(notice.getJsonObject("reason")).isEqualTo(reason);
  }

  @Test
  void onceABallotExistsPaperPotsAndCostsAreFrozenButTextsAreNot() {
    var slug = city.openBudget("approval", 3);
    var project =
        new JsonObject()
            .put("id", "P1")
            .put("pot", "q")
            .put("cost", "200")
            .put("title", new JsonObject().put("it", "Corretto"));
    await(city.drafts.putProjects(slug, new JsonArray().add(project.copy().put("cost", "150"))));
    await(city.drafts.putProjects(slug, new JsonArray().add(project)));
    city.cast(slug, "anna", "P1");
    await(
        city.drafts.putProjects(
            slug,
            new JsonArray()
                .add(project.copy().put("title", new JsonObject().put("it", "Meglio")))));
    assertThatThrownBy(() ->
            await(
                city.drafts.putProjects(
                    slug, new JsonArray().add(project.copy().put("cost", "99")))))
        .isInstanceOfSatisfying(
            Problem.Refused.class,
            refused -> {
              assertThat(refused.problem().key()).isEqualTo("frozen");
              assertThat(refused.problem().errors().getFirst().pointer())
                  .isEqualTo("/projects/P1/cost");
            });
    var budget = await(city.drafts.get(slug, true)).getJsonObject("projects").getJsonObject("P1");
    assertThat(budget.getString("cost")).isEqualTo("200");
    assertThat(budget.getJsonObject("title").getString("it")).isEqualTo("Meglio");
  }

  @Test
  void closingWritesBothTablesAnewSoThatNoRowTellsOfAnother() {
    var slug = city.openBudget("approval", 3);
    for (var i = 0; i < 20; i++) {
      city.cast(slug, "v" + i, "P" + (i % 4 + 1));
    }
    assertThat(transactions("ballot", slug)).isGreaterThan(1);
    await(city.phases.close(slug));
    assertThat(transactions("ballot", slug)).isEqualTo(1);
    assertThat(transactions("participation", slug)).isEqualTo(1);
    assertThat(city.turnout(slug)).isEqualTo(20);
    assertThat(city.recount(slug)).isEqualTo(city.tally(slug));
  }

  @Test
  void theMostVotedProjectsWinWhileTheMoneyLasts() {
    var slug = city.openBudget("approval", 3);
    // Costs are 200, 400, 600 and 800 of 1000.
    city.cast(slug, "a", "P4", "P2");
    city.cast(slug, "b", "P4", "P3");
    city.cast(slug, "c", "P4", "P3", "P1");
    await(city.phases.close(slug));
    assertRefused(city.results.results(slug, false), 409, "not-published");
    await(city.phases.publish(slug));
    var results = await(city.results.results(slug, false));
    var projects = results.getJsonObject("projects");
    assertThat(won(projects)).containsExactlyInAnyOrder("P4", "P1");
    assertThat(projects.getJsonObject("P3").getString("missing")).isEqualTo("400");
    assertThat(results.getJsonObject("pots").getJsonObject("q").getString("spent"))
        .isEqualTo("1000");
  }

  @Test
  void theExportedFileHoldsTheSameVotes() throws IOException {
    for (var kind : List.of("approval", "points", "ranking")) {
      var slug = city.openBudget(kind, 3);
      for (var i = 0; i < 15; i++) {
        var ids = List.of("P" + (i % 4 + 1), "P" + ((i + 1) % 4 + 1));
        Ballot ballot =
            switch (kind) {
              case "points" -> new Ballot.Points(Map.of(ids.get(0), 3L + i % 3, ids.get(1), 0L));
              case "ranking" -> new Ballot.Ranking(ids);
              default -> new Ballot.Approval(ids);
            };
        await(city.ballots.cast(slug, "v" + i, ballot, Optional.empty()));
      }
      assertRefused(city.results.ballots(slug, true), 409, "not-closed");
      await(city.phases.close(slug));
      var file = await(city.results.ballots(slug, true)).toString();
      assertThat(file).doesNotContain("v1;").contains("voter_id;vote");
      var election = PbReader.readAll(PbFixtures.bytes(file));
      var tally = PbCount.tally(election.header(), election.votes());
      city.tally(slug).forEach((id, votes) -> assertThat(tally.line(id).votes()).isEqualTo(votes));
      city.scores(slug)
          .forEach(
              (id, score) -> assertThat(tally.line(id).score().longValueExact()).isEqualTo(score));
    }
  }

  @Test
  void ballotsThatRaceWithTheCloseAreAllCountedOrAllRefused() {
    var slug = city.openBudget("approval", 3);
    city.cast(slug, "first", "P1");
    var casts = new ArrayList<Future<BallotsRoom.Receipt>>();
    Future<JsonObject> closed = Future.succeededFuture();
    for (var i = 0; i < 2_000; i++) {
      casts.add(
          city.ballots.cast(slug, "r" + i, new Ballot.Approval(List.of("P2")), Optional.empty()));
      if (i == 1_000) {
        closed = city.phases.close(slug);
      }
    }
    await(closed);
    await(Future.join(casts).otherwiseEmpty());
    var acknowledged = casts.stream().filter(Future::succeeded).count();
    assertThat(city.turnout(slug)).isEqualTo(acknowledged + 1);
    assertThat(city.recount(slug)).isEqualTo(city.tally(slug)).containsEntry("P2", acknowledged);
  }

  private static long transactions(String table, String slug) {
    return await(
            city.db.query(
                "select count(distinct t.xmin::text) as n from budgets."
                    + table
                    + " t join budgets.budget b on b.id = t.budget where b.slug = $1",
                slug))
        .iterator()
        .next()
        .getLong("n");
  }

  private static List<String> won(JsonObject projects) {
    return projects.stream()
        .filter(entry -> ((JsonObject) entry.getValue()).getBoolean("won"))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static String phase(JsonObject budget) {
    return budget.getString("phase");
  }

  private static OffsetDateTime soon() {
    return OffsetDateTime.now(ZoneOffset.UTC).plusDays(1);
  }

  private static void assertRefused(Future<?> future, int status, String key) {
    assertThatThrownBy(() -> await(future))
        .isInstanceOfSatisfying(
            Problem.Refused.class,
            refused -> {
              assertThat(refused.problem().key()).isEqualTo(key);
              assertThat(refused.problem().status()).isEqualTo(status);
            });
  }
}
