package cortile.budgets.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class BallotsHashTest {
  private static final List<String> IDS = List.of("P2", "P10", "é");

  @Test
  void isWhatSha256sumSaysOfTheSortedLines() {
    var ballots = new BallotsBuilder(VoteType.APPROVAL, IDS, 3);
    ballots.add(new Vote.Approval(List.of("P2", "P10")));
    ballots.add(new Vote.Approval(List.of()));
    ballots.add(new Vote.Approval(List.of("é")), 2);
    // printf '\nP10,P2\né\né\n' | sha256sum
    assertThat(BallotsHash.of(ballots.build()))
        .isEqualTo("a1614d5bf3ede33df0743a556c7907edbdf38cd86be477eac09602c0e0d790ed");
  }

  @Test
  void doesNotDependOnTheOrderOfBallotsOrProjects() {
    var one = new BallotsBuilder(VoteType.APPROVAL, IDS, 3);
    one.add(new Vote.Approval(List.of("P2", "é")));
    one.add(new Vote.Approval(List.of("P10")));
    var other = new BallotsBuilder(VoteType.APPROVAL, IDS.reversed(), 3);
    other.add(new Vote.Approval(List.of("P10")));
    other.add(new Vote.Approval(List.of("é", "P2")));
    assertThat(BallotsHash.of(one.build())).isEqualTo(BallotsHash.of(other.build()));
  }

  @Test
  void tellsRankingsAndPointsApart() {
    assertThat(BallotsHash.of(ranking("P2", "P10")))
        .isNotEqualTo(BallotsHash.of(ranking("P10", "P2")));
    assertThat(BallotsHash.of(points(1, 2))).isNotEqualTo(BallotsHash.of(points(2, 1)));
  }

  private static Ballots ranking(String... ids) {
    var ballots = new BallotsBuilder(VoteType.ORDINAL, IDS, 3);
    ballots.add(new Vote.Ranking(List.of(ids)));
    return ballots.build();
  }

  private static Ballots points(long first, long second) {
    var ballots = new BallotsBuilder(VoteType.CUMULATIVE, IDS, 3);
    ballots.add(
        new Vote.Points(
            List.of("P2", "P10"), List.of(BigDecimal.valueOf(first), BigDecimal.valueOf(second))));
    return ballots.build();
  }
}
