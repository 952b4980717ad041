package cortile.budgets.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cortile.budgets.count.Outcome.PotOutcome;
import cortile.budgets.count.Outcome.Tie;
import cortile.budgets.count.pb.PbFixtures;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class GreedyTest {
  private static final Greedy MOST_VOTES = new Greedy(Utility.COST);

  @Test
  void mostVotesWinAndWhatDoesNotFitIsSkipped() throws IOException {
    Outcome outcome = count("approval.pb", "greedy-cost");
    assertThat(outcome.winners()).containsExactly("10", "9", "free");
    assertThat(outcome.spent()).isEqualTo(new BigDecimal("100.25"));
    PotOutcome pot = outcome.pots().getFirst();
    assertThat(pot.left()).isEqualTo(new BigDecimal("0.25"));
    assertThat(verdict(pot, "9"))
        .isEqualTo(new Verdict.Won(2, new BigDecimal("40.25"), new BigDecimal("0.25")));
    assertThat(verdict(pot, "B/2"))
        .isEqualTo(new Verdict.DidNotFit(new BigDecimal("0.25"), new BigDecimal("30.25")));
  }

  @Test
  void pointsAndRankPointsCanBeTheMerit() throws IOException {
    assertThat(count("cumulative.pb", "greedy-cost").winners()).containsExactly("a", "b");
    assertThat(count("cumulative.pb", "greedy-points-cost").winners()).containsExactly("b", "a");
    assertThat(count("ordinal.pb", "greedy-rank-cost").winners()).containsExactly("p1", "p2");
  }

  @Test
  void ruleKeysAreKnownAndFitTheirVoteTypesOnly() {
    for (VoteType type : VoteType.values()) {
      Greedy usual = Greedy.forType(type);
      assertThat(usual.fits(type)).isTrue();
      assertThat(Rule.named(usual.key())).contains(usual);
      assertThat(MOST_VOTES.fits(type)).isTrue();
    }
    assertThat(new Greedy(Utility.POINTS).fits(VoteType.APPROVAL)).isFalse();
    assertThat(new Greedy(Utility.RANK).fits(VoteType.CUMULATIVE)).isFalse();
    assertThat(Rule.named("dictator")).isEmpty();
  }

  @Test
  void eachPotPaysForItsOwnProjects() {
    Outcome outcome =
        MOST_VOTES.outcome(
            Votes.count(
                List.of(pot("north", "50"), pot("south", "20")),
                List.of(
                    project("s1", "south", "20", 0),
                    project("n1", "north", "30", 1),
                    project("s2", "south", "20", 2),
                    project("n2", "north", "20", 3)),
                1,
                5,
                9,
                2));
    assertThat(outcome.winners()).containsExactly("n1", "n2", "s2");
    assertThat(outcome.pots())
        .extracting(PotOutcome::spent)
        .containsExactly(money("50"), money("20"));
  }

  @Test
  void aWithdrawnProjectKeepsItsVotesAndCannotWin() {
    Outcome outcome =
        MOST_VOTES.outcome(
            Votes.count(
                List.of(pot("all", "50")),
                List.of(
                    new Count.Project("gone", "all", money("40"), 0, true, Optional.empty()),
                    project("stays", "all", "50", 1)),
                100,
                1));
    PotOutcome pot = outcome.pots().getFirst();
    assertThat(outcome.winners()).containsExactly("stays");
    assertThat(verdict(pot, "gone")).isEqualTo(new Verdict.Withdrawn());
    assertThat(pot.decisions().getLast().votes()).isEqualTo(100);
  }

  @Test
  void ofProjectsForOnePlaceOnlyTheOneWithMoreVotesCanWin() {
    Outcome outcome =
        MOST_VOTES.outcome(
            Votes.count(
                List.of(pot("all", "100")),
                List.of(
                    new Count.Project("a", "all", money("10"), 0, false, Optional.of("square")),
                    new Count.Project("b", "all", money("200"), 1, false, Optional.of("square")),
                    project("c", "all", "20", 2)),
                3,
                4,
                1));
    assertThat(outcome.winners()).containsExactly("c");
    assertThat(verdict(outcome.pots().getFirst(), "a")).isEqualTo(new Verdict.Excluded("b"));
  }

  @Test
  void aTieGoesByThePublishedOrderAndSaysWhetherItMattered() {
    var count =
        Votes.count(
            List.of(pot("all", "50")),
            List.of(
                project("first", "all", "10", 5),
                project("x", "all", "30", 2),
                project("y", "all", "40", 1),
                project("z", "all", "60", 0),
                project("v", "all", "90", 3),
                project("w", "all", "80", 4)),
            9,
            3,
            3,
            3,
            1,
            1);
    Outcome outcome = MOST_VOTES.outcome(count);
    assertThat(outcome.winners()).containsExactly("first", "y");
    assertThat(outcome.pots().getFirst().ties())
        .containsExactly(tie(true, "z", "y", "x"), tie(false, "v", "w"));
  }

  @Test
  void aLoserHearsHowManyVotesItLacked() {
    var count =
        Votes.count(
            List.of(pot("all", "50")),
            List.of(
                project("a", "all", "30", 0),
                project("b", "all", "20", 1),
                project("c", "all", "25", 2),
                project("d", "all", "60", 3)),
            10,
            7,
            4,
            8);
    PotOutcome pot = MOST_VOTES.outcome(count).pots().getFirst();
    assertThat(more(pot, "c")).contains("7 VOTES");
    assertThat(more(pot, "d")).isEmpty();
    Outcome enough =
        MOST_VOTES.outcome(Votes.count(count.pots(), count.projects(), 10, 7, 4 + 7, 8));
    assertThat(enough.winners()).contains("c");
    Outcome almost =
        MOST_VOTES.outcome(Votes.count(count.pots(), count.projects(), 10, 7, 4 + 6, 8));
    assertThat(almost.winners()).doesNotContain("c");
  }

  @Test
  void idsTieByCodePointNotByNumber() {
    assertThat(Count.tieOrderById(List.of("9", "10", "\uFB01", "\uD83C\uDF33")))
        .containsEntry("10", 0)
        .containsEntry("9", 1)
        .containsEntry("\uFB01", 2)
        .containsEntry("\uD83C\uDF33", 3);
  }

  @Test
  void aCountThatContradictsItselfIsRefused() {
    List<Count.Pot> pots = List.of(pot("all", "50"));
    assertThatThrownBy(() -> Votes.count(pots, List.of(project("a", "none", "1", 0)), 1))
        .hasMessage("project a has an unknown pot");
    assertThatThrownBy(() ->
            Votes.count(
                pots, List.of(project("a", "all", "1", 0), project("b", "all", "1", 0)), 1, 1))
        .hasMessage("project b shares its tie place");
  }

  private static Outcome count(String file, String rule) throws IOException {
    return PbFixtures.count(PbFixtures.read(PbFixtures.text(file)), rule);
  }

  private static Verdict verdict(PotOutcome pot, String project) {
    return pot.decisions().stream()
        .filter(decision -> decision.project().equals(project))
        .findFirst()
        .orElseThrow()
        .verdict();
  }

  private static Count.Pot pot(String id, String amount) {
    return new Count.Pot(id, money(amount));
  }

  private static Count.Project project(String id, String pot, String cost, int tie) {
    return new Count.Project(id, pot, money(cost), tie);
  }

  private static Tie tie(boolean decisive, String... ids) {
    return new Tie(List.of(ids), OptionalInt.empty(), Outcome.TieBreak.PUBLISHED_ORDER, decisive);
  }

  private static Optional<String> more(PotOutcome pot, String project) {
    return pot.decisions().stream()
        .filter(decision -> decision.project().equals(project))
        .findFirst()
        .orElseThrow()
        .more()
        .map(more -> more.number() + " " + more.of());
  }

  private static BigDecimal money(String amount) {
    return new BigDecimal(amount);
  }
}
