package cortile.budgets;

import cortile.kit.Problem;
import java.util.List;

/// Refusals of ballots and drafts, as problems that name the rule.
final class BallotProblems {
  private BallotProblems() {}

  static Problem.Refused of(Judgement.Breaks breaks) {
    return Problem.of(422, "ballot-breaks-rules").with(fields(breaks.rules())).refused();
  }

  static List<Problem.Field> fields(List<Judgement.Broken> broken) {
    return broken.stream()
        .map(rule -> new Problem.Field(rule.pointer(), rule.rule(), rule.values()))
        .toList();
  }

  static Problem.Refused of(CastOutcome.Refused refused) {
    return switch (refused.reason()) {
      case NOT_OPEN -> Problem.of(409, "not-open").refused();
      case OTHER_REVISION, STALE_PAPER ->
          Problem.of(409, "other-revision").with("revision", refused.revision()).refused();
      case PROJECT_WITHDRAWN -> Problem.of(422, "project-withdrawn").refused();
      case NOT_ON_ROLL -> Problem.of(403, "not-on-roll").refused();
      case TOO_YOUNG -> Problem.of(403, "too-young").refused();
      case OTHER_AREA -> Problem.of(403, "other-area").refused();
      case OTHER_KIND -> Problem.of(403, "other-kind").refused();
      case KEY_MISMATCH -> Problem.of(503, "key-mismatch").retryAfter(60).refused();
    };
  }
}
