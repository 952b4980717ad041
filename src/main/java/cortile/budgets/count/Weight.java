package cortile.budgets.count;

/// How much a ballot that names a project weighs for it, as a whole number.
enum Weight {
  /// 1 for every project that is named.
  NAMED,
  /// The points, in the ballots' unit.
  POINTS,
  /// L − position from 0, not below 0.
  RANK,
  /// Length of the ballot − position − 1: the last-ranked project gets nothing.
  BORDA;

  /// What the published score of a vote type adds up.
  static Weight score(VoteType type) {
    return switch (type) {
      case APPROVAL, CHOOSE_1 -> NAMED;
      case CUMULATIVE, SCORING -> POINTS;
      case ORDINAL -> RANK;
    };
  }

  /// The weight at a place of a ballot.
  ///
  /// @param at index into [Ballots#project]
  long of(Ballots ballots, int ballot, int at) {
    return switch (this) {
      case NAMED -> 1;
      case POINTS -> ballots.points[at];
      case RANK -> Math.max(0, ballots.rankLength() - (at - ballots.from[ballot]));
      case BORDA -> ballots.from[ballot + 1] - at - 1;
    };
  }
}
