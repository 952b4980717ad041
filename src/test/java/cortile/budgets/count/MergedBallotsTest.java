package cortile.budgets.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class MergedBallotsTest {
  private static final List<String> PROJECTS = List.of("a", "b", "c");

  @Test
  void equalBallotsAreKeptOnceWhateverTheirOrder() {
    var builder = new BallotsBuilder(VoteType.APPROVAL, PROJECTS, 3);
    builder.add(new Vote.Approval(List.of("c", "a")));
    builder.add(new Vote.Approval(List.of("a", "c", "a")), 2);
    builder.add(new Vote.Approval(List.of()));
    Ballots ballots = builder.build();
    assertThat(ballots.distinct()).isEqualTo(2);
    assertThat(ballots.total()).isEqualTo(4);
    assertThat(ballots.ballot(0)).isEqualTo(new Ballots.BallotView(List.of("a", "c"), 3));
  }

  @Test
  void aRankingInAnotherOrderIsAnotherBallot() {
    var builder = new BallotsBuilder(VoteType.ORDINAL, PROJECTS, 3);
    builder.add(new Vote.Ranking(List.of("a", "b")));
    builder.add(new Vote.Ranking(List.of("b", "a")));
    assertThat(builder.build().distinct()).isEqualTo(2);
  }

  @Test
  void pointsStayExactWhenALaterBallotHasFinerOnes() {
    var builder = new BallotsBuilder(VoteType.CUMULATIVE, PROJECTS, 3);
    builder.add(points("3", "2"));
    builder.add(points("2.50", "0"));
    builder.add(points("3.0", "2"));
    Ballots ballots = builder.build();
    assertThat(ballots.distinct()).isEqualTo(2);
    assertThat(ballots.tally().line("a").score()).isEqualByComparingTo("8.5");
    assertThat(ballots.tally().line("b")).isEqualTo(new Tally.Line(3, new BigDecimal("4.0")));
  }

  @Test
  void pointsBeyondFifteenDigitsAreRefused() {
    var builder = new BallotsBuilder(VoteType.CUMULATIVE, PROJECTS, 3);
    assertThatThrownBy(() -> builder.add(points("1e30", "1")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> builder.add(points("0.00000000000000000001", "1")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(builder.build().total()).isZero();
  }

  @Property(tries = 300)
  void theHashIsThatOfTheVotesNotOfTheirOrder(
      @ForAll("counts") Count count, @ForAll Random random) {
    Ballots shuffled = Elections.shuffled(count, random).ballots();
    assertThat(shuffled.hash()).isEqualTo(count.ballots().hash()).hasSize(64);
    assertThat(shuffled.tally().projects()).isEqualTo(count.ballots().tally().projects());
    var one =
        new BallotsBuilder(count.ballots().type(), shuffled.projects(), shuffled.rankLength());
    Elections.votes(shuffled).forEach(one::add);
    if (shuffled.total() > 0) one.add(Elections.votes(shuffled).getFirst());
    else one.add(Elections.empty(count.ballots().type()));
    assertThat(one.build().hash()).isNotEqualTo(shuffled.hash());
  }

  private static Vote points(String a, String b) {
    return new Vote.Points(List.of("a", "b"), List.of(new BigDecimal(a), new BigDecimal(b)));
  }

  @Provide
  Arbitrary<Count> counts() {
    return Elections.any();
  }
}
