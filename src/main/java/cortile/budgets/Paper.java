package cortile.budgets;

import java.math.BigDecimal;
import java.util.Map;

/// Everything by which a ballot is judged: the paper, the pots' amounts and the projects on it, at one version. The version rises with
/// each change that could make a judgement different, and the database refuses a ballot that was judged by another one.
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

  /// The id of a project's number.
  public String id(int number) {
    return projects.entrySet().stream()
        .filter(e -> e.getValue().number() == number)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }
}
