package cortile.budgets.count.pb;

import cortile.budgets.count.Vote;

/// One row of VOTES: a pseudonym from the file and the vote. Personal columns (age, sex, …) are
/// never loaded.
///
/// @param voterId as in the file; unique by convention, which the reader does not check
public record PbVote(String voterId, Vote vote) {}
