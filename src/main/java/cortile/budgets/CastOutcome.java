package cortile.budgets;

import java.time.OffsetDateTime;

/// What became of a [Cast], after the commit.
public sealed interface CastOutcome {
  /// The ballot is stored as said, now or before.
  record Stored(String receipt, int revision, OffsetDateTime time) implements CastOutcome {}

  /// There is no ballot of this voter (any more).
  record Withdrawn() implements CastOutcome {}

  /// Nothing was changed.
  ///
  /// @param revision the stored revision, 0 for none
  record Refused(Reason reason, int revision) implements CastOutcome {}

  /// Why a cast was refused.
  enum Reason {
    /// The vote is not open, or not any more, by the database's clock.
    NOT_OPEN,
    /// Another revision is stored than the one to be replaced.
    OTHER_REVISION,
    /// It was judged by an older paper: judge again.
    STALE_PAPER,
    /// A project on it was withdrawn.
    PROJECT_WITHDRAWN,
    NOT_ON_ROLL,
    TOO_YOUNG,
    OTHER_AREA,
    OTHER_KIND,
    /// The voter is marked as having voted, but under this node's key there is no ballot. Never
    /// inserted: see docs/rooms/budgets.md.
    KEY_MISMATCH
  }
}
