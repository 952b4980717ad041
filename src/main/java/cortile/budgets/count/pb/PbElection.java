package cortile.budgets.count.pb;

import java.util.List;

/// A whole `.pb` file in memory. For large files prefer [PbReader], which hands out one vote at a
/// time.
public record PbElection(PbHeader header, List<PbVote> votes) {
  public PbElection {
    votes = List.copyOf(votes);
  }
}
