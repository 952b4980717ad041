package cortile.budgets;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Everything by which a ballot is judged: the paper, the pots' amounts and the projects on it, at
/// one version. The version rises with each change that could make a judgement different, and the
/// database refuses a ballot that was judged by another one.
///
/// @param budget the budget's number
/// @param pots amounts by id
/// @param projects by id
public record Paper(
    long budget,
    String slug,
    String currency,
    int version,
    BallotPaper rules,
    Map<String, BigDecimal> pots,
    Map<String, Candidate> projects) {

  /// A project as a choice.
  public record Candidate(int number, String pot, BigDecimal cost, boolean withdrawn) {}

  /// The score of the first place on a ranking: the most places there are.
  public int places() {
    return rules.max().orElse(projects.size());
  }

  /// The ids of projects' numbers, in the same order.
  public List<String> ids(List<Integer> numbers) {
    var byNumber = new HashMap<Integer, String>();
    projects.forEach((id, candidate) -> byNumber.put(candidate.number(), id));
    return numbers.stream().map(number -> Objects.requireNonNull(byNumber.get(number))).toList();
  }
}
