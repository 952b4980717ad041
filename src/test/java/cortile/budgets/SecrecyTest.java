package cortile.budgets;

import static cortile.kit.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SecrecyTest {
  private static final JsonObject HIDDEN = new JsonObject().put("hidden", "until-close");
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
  void whatIsHiddenDoesNotEvenChangeItsVersion() {
    var slug = city.showing("hidden", 1);
    vote(slug, 7);
    assertThat(touched(slug)).isEmpty();
    assertThat(turnout(slug)).isEqualTo(HIDDEN);
    assertThat(tally(slug)).isEqualTo(HIDDEN);
    await(city.phases.close(slug));
    assertThat(turnout(slug).getLong("ballots")).isEqualTo(7);
    assertThat(tally(slug).getLong("ballots")).isEqualTo(7);
  }

  @Test
  void aTurnoutAloneMovesWithNewBallotsAndNotWithChangedOnes() {
    var slug = city.showing("turnout", 1);
    vote(slug, 3);
    assertThat(touched(slug)).hasSize(3).containsOnly("budgets/" + slug + "/turnout");
    city.cast(slug, "v0", "P4");
    assertThat(touched(slug)).hasSize(3);
    assertThat(turnout(slug).getLong("ballots")).isEqualTo(3);
    assertThat(tally(slug)).isEqualTo(HIDDEN);
  }

  @Test
  void aLiveTallyMovesOnlyInStepsOfSeveralBallots() {
    var slug = city.showing("live", 5);
    vote(slug, 4);
    assertThat(touched(slug)).isEmpty();
    assertThat(tally(slug).getLong("ballots")).isZero();
    city.cast(slug, "v0", "P4");
    assertThat(touched(slug)).isEmpty();
    vote(slug, 7);
    assertThat(tally(slug).getLong("ballots")).isEqualTo(5);
    assertThat(turnout(slug).getLong("ballots")).isEqualTo(5);
    var shown = tally(slug).getJsonObject("projects");
    var votes = shown.stream().mapToLong(p -> ((JsonObject) p.getValue()).getLong("votes")).sum();
    assertThat(votes).isEqualTo(5);
    await(city.phases.close(slug));
    assertThat(tally(slug).getLong("ballots")).isEqualTo(7);
  }

  @Test
  void aBallotsRowDoesNotNameItsVoterAndAParticipationHasNoTime() {
    var slug = city.showing("live", 1);
    city.cast(slug, "voter-with-a-name", "P1");
    var ballot =
        await(
            city.db.query(
                "select t::text as row from budgets.ballot t join budgets.budget b on b.id ="
                    + " t.budget where b.slug = $1",
                slug));
    assertThat(ballot.iterator().next().getString("row")).doesNotContain("voter-with-a-name");
    var columns =
        await(
            city.db.query(
                "select column_name, data_type from information_schema.columns where table_schema ="
                    + " 'budgets' and table_name = 'participation'"));
    var types = new ArrayList<String>();
    columns.forEach(row -> types.add(row.getString("data_type")));
    assertThat(types).containsExactlyInAnyOrder("bigint", "text", "date");
  }

  @Test
  void aVoterKnownToHaveVotedWhoseBallotIsNotFoundIsNeverCountedAgain() {
    var slug = city.showing("live", 1);
    city.cast(slug, "anna", "P1");
    await(
        city.db.query(
            "update budgets.ballot set voter_key = '\\x00' where budget = (select id from"
                + " budgets.budget where slug = $1)",
            slug));
    var alarms = Metrics.counter("cortile.ballots.key.mismatch");
    var registry = new SimpleMeterRegistry();
    Metrics.addRegistry(registry);
    var again =
        city.ballots.cast(slug, "anna", new Ballot.Approval(List.of("P2")), Optional.empty());
    await(again.otherwiseEmpty());
    assertThat(again.cause()).hasMessageContaining("key-mismatch");
    assertThat(alarms.count()).isEqualTo(1);
    Metrics.removeRegistry(registry);
    assertThat(city.turnout(slug)).isEqualTo(1);
  }

  @Test
  void oneVoterThroughTwoNodesWhileTheVoteClosesIsOneBallotAndTheTallyIsTheRecount() {
    var slug = city.showing("live", 1);
    try (var other = city.secondNode()) {
      var casts = new ArrayList<Future<BallotsRoom.Receipt>>();
      Future<JsonObject> closed = Future.succeededFuture();
      for (var i = 0; i < 300; i++) {
        var node = i % 2 == 0 ? city : other;
        casts.add(
            node.ballots.cast(
                slug, "anna", new Ballot.Approval(List.of("P" + (i % 4 + 1))), Optional.empty()));
        casts.add(
            node.ballots.cast(slug, "v" + i, new Ballot.Approval(List.of("P1")), Optional.empty()));
        if (i == 200) {
          closed = other.phases.close(slug);
        }
      }
      await(closed);
      await(Future.join(casts).otherwiseEmpty());
      assertThat(city.recount(slug)).isEqualTo(city.tally(slug));
      var rows =
          await(
              city.db.query(
                  "select count(*) as n from budgets.ballot t join budgets.budget b on b.id ="
                      + " t.budget where b.slug = $1",
                  slug));
      assertThat(city.turnout(slug)).isEqualTo(rows.iterator().next().getLong("n"));
    }
  }

  private static void vote(String slug, int voters) {
    for (var i = 0; i < voters; i++) {
      city.cast(slug, "v" + i, "P" + (i % 4 + 1));
    }
  }

  private static List<String> touched(String slug) {
    return city.touched.stream().filter(name -> name.startsWith("budgets/" + slug + "/")).toList();
  }

  private static JsonObject turnout(String slug) {
    return await(city.db.snapshot(tx -> BudgetsStore.turnout(tx, slug))).orElseThrow();
  }

  private static JsonObject tally(String slug) {
    return await(city.db.snapshot(tx -> BudgetsStore.tally(tx, slug))).orElseThrow();
  }
}
