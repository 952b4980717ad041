package cortile.polls;

import java.time.OffsetDateTime;
import java.util.Optional;

/// What became of a [Saying], after the commit.
public sealed interface Heard {
  /// In, now or before.
  record In(
      boolean device, Optional<String> nickname, boolean paper, String protection, String names)
      implements Heard {}

  /// The answer was stored, now or before.
  ///
  /// @param body the normal form as JSON
  record Stored(String id, int revision, OffsetDateTime time, String body) implements Heard {}

  /// The question was stored, now or before.
  record Asked(long entry, String status, String text) implements Heard {}

  /// The vote is as said.
  record Voted() implements Heard {}

  /// Nothing was changed.
  ///
  /// @param revision the stored revision, 0 for none
  record Refused(Reason reason, int revision) implements Heard {}

  /// Why something was refused.
  enum Reason {
    /// The workshop is over or was never there.
    GONE,
    ROOM_LOCKED,
    NEEDS_TOKEN,
    TOKEN_USED,
    NEEDS_RESIDENT,
    JOIN_FIRST,
    NO_ROUND,
    /// The round is closed or void by the database's clock.
    NOT_OPEN,
    /// Answers to this question can't be changed.
    ANSWER_FINAL,
    /// Another revision is stored than the one to be replaced.
    OTHER_REVISION,
    /// The client's name stands for something else already.
    ID_REUSED,
    /// It was judged by an older version of the question: judge again.
    STALE,
    TOO_MANY_ASKS,
    NO_ENTRY
  }
}
