package cortile.budgets.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cortile.budgets.count.pb.PbCount;
import cortile.budgets.count.pb.PbElection;
import cortile.budgets.count.pb.PbFixtures;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TallyTest {
  @Test
  void anApprovalIsWorthOne() throws IOException {
    Tally tally = tally("approval.pb");
    assertThat(tally.ballots()).isEqualTo(7);
    assertLine(tally, "10", 4, "4");
    assertLine(tally, "B/2", 3, "3");
    assertLine(tally, "free", 1, "1");
  }

  @Test
  void pointsAreSummedAndZeroPointsAreStillAVote() throws IOException {
    Tally tally = tally("cumulative.pb");
    assertLine(tally, "a", 3, "13");
    assertLine(tally, "b", 3, "14");
    assertLine(tally, "c", 1, "1.5");
    assertLine(tally, "d", 1, "0");
  }

  @Test
  void aRankIsWorthTheLengthOfTheFormMinusThePosition() throws IOException {
    Tally tally = tally("ordinal.pb");
    assertLine(tally, "p1", 3, "7");
    assertLine(tally, "p2", 3, "6");
    assertLine(tally, "p3", 2, "4");
    assertLine(tally, "p4", 1, "3");
  }

  @Test
  void ranksBeyondTheFormAreWorthNothing() {
    var ballots = new BallotsBuilder(VoteType.ORDINAL, List.of("a", "b", "c"), 2);
    ballots.add(new Vote.Ranking(List.of("a", "b", "c")));
    assertLine(ballots.build().tally(), "c", 1, "0");
  }

  @Test
  void everyProjectIsPresentAndAnUnknownOneIsRefused() {
    var ballots = new BallotsBuilder(VoteType.APPROVAL, List.of("a", "b"), 2);
    assertThatThrownBy(() -> ballots.add(new Vote.Approval(List.of("a", "z"))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(ballots.build().tally()).isEqualTo(Tally.empty(List.of("a", "b")));
  }

  private static Tally tally(String name) throws IOException {
    PbElection election = PbFixtures.read(PbFixtures.text(name));
    return PbCount.tally(election.header(), election.votes());
  }

  private static void assertLine(Tally tally, String project, long votes, String score) {
    assertThat(tally.line(project).votes()).isEqualTo(votes);
    assertThat(tally.line(project).score()).isEqualByComparingTo(score);
  }
}
