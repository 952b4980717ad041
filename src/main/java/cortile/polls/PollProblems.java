package cortile.polls;

import cortile.kit.Problem;
import java.util.List;

/// Refusals of the room, as problems.
final class PollProblems {
  private PollProblems() {}

  static Problem.Refused of(Heard.Refused refused) {
    return (switch (refused.reason()) {
          case GONE, NO_ROUND, NO_ENTRY -> Problem.of(404, "not-found");
          case ROOM_LOCKED -> Problem.of(403, "room-locked");
          case NEEDS_TOKEN -> Problem.of(403, "needs-token");
          case TOKEN_USED -> Problem.of(403, "token-used");
          case NEEDS_RESIDENT -> Problem.of(403, "needs-resident");
          case JOIN_FIRST -> Problem.of(403, "join-first");
          case NOT_OPEN -> Problem.of(409, "round-over");
          case ANSWER_FINAL -> Problem.of(409, "answer-final");
          case OTHER_REVISION ->
              Problem.of(409, "other-answer").with("revision", refused.revision());
          case STALE -> Problem.of(409, "stale-question");
          case ID_REUSED -> Problem.of(422, "id-reused");
          case TOO_MANY_ASKS -> Problem.of(409, "too-many-asks");
        })
        .refused();
  }

  static Problem.Refused unknown() {
    return Problem.of(404, "not-found").refused();
  }

  static Problem.Refused field(String pointer, String key, Object... values) {
    return Problem.of(422, "invalid")
        .with(List.of(Problem.Field.of(pointer, key, values)))
        .refused();
  }

  static Problem.Refused broken(List<Judgement.Broken> broken) {
    return Problem.of(422, "invalid")
        .with(
            broken.stream()
                .map(rule -> new Problem.Field(rule.pointer(), rule.rule(), rule.values()))
                .toList())
        .refused();
  }
}
