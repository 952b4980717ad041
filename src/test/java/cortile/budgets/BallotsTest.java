package cortile.budgets;

import static cortile.kit.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cortile.kit.Problem;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BallotsTest {
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
  void aBallotIsStoredWithAReceiptAndCounted() {
    var slug = city.openBudget("approval", 3);
    var receipt = city.cast(slug, "anna", "P1", "P3");
    assertThat(receipt.revision()).isEqualTo(1);
    assertThat(receipt.code()).matches("[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}");
    assertThat(receipt.ballot()).isEqualTo(choices("P1", "P3"));
    assertThat(city.tally(slug)).isEqualTo(Map.of("P1", 1L, "P2", 0L, "P3", 1L, "P4", 0L));
    assertThat(await(city.ballots.own(slug, "anna"))).isEqualTo(receipt);
  }

  @Test
  void theSameContentAgainChangesNothingInWhateverOrder() {
    var slug = city.openBudget("approval", 3);
    var first = city.cast(slug, "anna", "P1", "P3");
    assertThat(city.cast(slug, "anna", "P3", "P1")).isEqualTo(first);
    assertThat(city.turnout(slug)).isEqualTo(1);
  }

  @Test
  void aChangeMovesTheTallyAndKeepsTheReceiptCode() {
    var slug = city.openBudget("approval", 3);
    var first = city.cast(slug, "anna", "P1", "P3");
    var second = city.cast(slug, "anna", "P3", "P4");
    assertThat(second.revision()).isEqualTo(2);
    assertThat(second.code()).isEqualTo(first.code());
    assertThat(city.tally(slug)).isEqualTo(Map.of("P1", 0L, "P2", 0L, "P3", 1L, "P4", 1L));
    assertThat(city.turnout(slug)).isEqualTo(1);
  }

  @Test
  void fiftyParallelCastsByOneVoterAreOneBallot() {
    var slug = city.openBudget("approval", 3);
    var casts =
        IntStream.range(0, 50)
            .mapToObj(
                i -> city.ballots.cast(slug, "bruno", ballot("P" + (i % 4 + 1)), Optional.empty()))
            .toList();
    await(Future.all(casts));
    assertThat(city.turnout(slug)).isEqualTo(1);
    assertThat(city.tally(slug).values().stream().mapToLong(v -> v).sum()).isEqualTo(1);
    var kept = await(city.ballots.own(slug, "bruno")).ballot().getJsonArray("choices");
    assertThat(city.tally(slug)).containsEntry(kept.getString(0), 1L);
    assertThat(city.recount(slug)).isEqualTo(city.tally(slug));
  }

  @Test
  void manyVotersAtOnceAreEachCountedOnce() {
    var slug = city.openBudget("approval", 3);
    var casts = new ArrayList<Future<?>>();
    for (var voter = 0; voter < 3000; voter++) {
      casts.add(
          city.ballots.cast(slug, "v" + voter, ballot("P" + (voter % 4 + 1)), Optional.empty()));
    }
    await(Future.all(casts));
    assertThat(city.turnout(slug)).isEqualTo(3000);
    assertThat(city.tally(slug)).isEqualTo(Map.of("P1", 750L, "P2", 750L, "P3", 750L, "P4", 750L));
  }

  @Test
  void votersOfSeveralBudgetsInOneBatchEachGetTheirOwnReceipt() {
    var slugs = List.of(city.openBudget("approval", 3), city.openBudget("approval", 3));
    var casts = new ArrayList<Future<BallotsRoom.Receipt>>();
    for (var i = 0; i < 400; i++) {
      casts.add(
          city.ballots.cast(
              slugs.get(i * 7 % 3 % 2), "v" + i, ballot("P" + (i % 4 + 1)), Optional.empty()));
    }
    await(Future.all(casts));
    for (var i = 0; i < 400; i++) {
      var own = city.ballots.own(slugs.get(i * 7 % 3 % 2), "v" + i);
      assertThat(casts.get(i).result()).isEqualTo(await(own));
      assertThat(await(own).ballot()).isEqualTo(choices("P" + (i % 4 + 1)));
    }
    slugs.forEach(slug -> assertThat(city.recount(slug)).isEqualTo(city.tally(slug)));
  }

  @Test
  void aLateRetryNeverOverwritesANewerChoice() {
    var slug = city.openBudget("approval", 3);
    await(city.ballots.cast(slug, "carla", ballot("P1"), Optional.of(0)));
    await(city.ballots.cast(slug, "carla", ballot("P2"), Optional.of(1)));
    assertRefused(
        city.ballots.cast(slug, "carla", ballot("P1"), Optional.of(0)), 409, "other-revision");
    assertThat(await(city.ballots.own(slug, "carla")).ballot()).isEqualTo(choices("P2"));
  }

  @Test
  void aLateRetryNeverBringsBackAWithdrawnBallot() {
    var slug = city.openBudget("approval", 3);
    await(city.ballots.cast(slug, "dario", ballot("P1"), Optional.of(0)));
    await(city.ballots.withdraw(slug, "dario", Optional.empty()));
    await(city.ballots.withdraw(slug, "dario", Optional.empty()));
    assertRefused(
        city.ballots.cast(slug, "dario", ballot("P1"), Optional.of(0)), 409, "other-revision");
    assertRefused(city.ballots.own(slug, "dario"), 404, "no-ballot");
    assertThat(city.turnout(slug)).isZero();
    assertThat(await(city.ballots.cast(slug, "dario", ballot("P2"), Optional.of(2))).revision())
        .isEqualTo(3);
  }

  @Test
  void aRefusalNamesTheRule() {
    var slug = city.openBudget("approval", 3);
    assertThatThrownBy(() -> city.cast(slug, "elsa", "P1", "P2", "P3", "P4"))
        .isInstanceOfSatisfying(
            Problem.Refused.class,
            refused -> {
              assertThat(refused.problem().status()).isEqualTo(422);
              assertThat(refused.problem().errors())
                  .containsExactly(Problem.Field.of("/choices", "too-many", 4, 3));
            });
    assertThat(city.turnout(slug)).isZero();
  }

  @Test
  void nothingIsTakenAfterTheCloseButARepetitionFindsItsReceipt() {
    var slug = city.openBudget("approval", 3);
    var receipt = city.cast(slug, "fabio", "P1");
    await(city.phases.close(slug));
    assertThat(city.cast(slug, "fabio", "P1")).isEqualTo(receipt);
    assertRefused(
        city.ballots.cast(slug, "fabio", ballot("P2"), Optional.empty()), 409, "not-open");
    assertRefused(city.ballots.cast(slug, "gina", ballot("P2"), Optional.empty()), 409, "not-open");
    assertRefused(city.ballots.withdraw(slug, "fabio", Optional.empty()), 409, "not-open");
  }

  @Test
  void aWithdrawnProjectCostsNobodyTheirOtherChoices() {
    var slug = city.openBudget("approval", 3);
    var receipt = city.cast(slug, "ivo", "P1", "P2");
    await(city.phases.withdraw(slug, "P1", new JsonObject().put("it", "Ritirato")));
    assertThat(city.cast(slug, "ivo", "P1", "P2")).isEqualTo(receipt);
    assertRefused(
        city.ballots.cast(slug, "ivo", ballot("P1", "P3"), Optional.empty()),
        422,
        "project-withdrawn");
    assertThat(city.cast(slug, "ivo", "P2", "P3").revision()).isEqualTo(2);
  }

  @Test
  void pointsAreSummedAndRankingsWeighTheirPlaces() {
    var points = city.openBudget("points", 3);
    await(
        city.ballots.cast(
            points, "lia", new Ballot.Points(Map.of("P1", 6L, "P2", 0L)), Optional.empty()));
    await(
        city.ballots.cast(
            points, "leo", new Ballot.Points(Map.of("P1", 1L, "P4", 9L)), Optional.empty()));
    assertThat(city.scores(points)).isEqualTo(Map.of("P1", 7L, "P2", 0L, "P3", 0L, "P4", 9L));
    assertThat(city.tally(points)).isEqualTo(Map.of("P1", 2L, "P2", 1L, "P3", 0L, "P4", 1L));
    var ranking = city.openBudget("ranking", 3);
    await(
        city.ballots.cast(
            ranking, "lia", new Ballot.Ranking(List.of("P2", "P1")), Optional.empty()));
    await(
        city.ballots.cast(
            ranking, "lia", new Ballot.Ranking(List.of("P1", "P2", "P4")), Optional.empty()));
    assertThat(city.scores(ranking)).isEqualTo(Map.of("P1", 3L, "P2", 2L, "P3", 0L, "P4", 1L));
  }

  @Test
  void aReceiptTellsThatTheBallotIsCountedAndNothingElse() {
    var slug = city.openBudget("approval", 3);
    var receipt = city.cast(slug, "mina", "P1");
    var check = await(city.ballots.check(slug, receipt.code().toLowerCase(java.util.Locale.ROOT)));
    assertThat(check.fieldNames()).containsExactlyInAnyOrder("status", "revision", "time");
    assertThat(check.getString("status")).isEqualTo("counted");
    assertRefused(city.ballots.check(slug, "AAAA-AAAA-AAAA"), 404, "not-found");
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

  private static Ballot ballot(String... ids) {
    return new Ballot.Approval(List.of(ids));
  }

  private static JsonObject choices(String... ids) {
    return new JsonObject().put("choices", List.of(ids));
  }
}
