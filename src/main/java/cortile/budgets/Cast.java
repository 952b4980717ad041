package cortile.budgets;

import java.util.Optional;

/// A command to the group commit: cast, change or withdraw one voter's ballot, already judged by
/// its paper.
///
/// @param key the ballot's key, see [VoterKeys]
/// @param receipt the code that the ballot gets if it is new
/// @param replaces the revision that this replaces (0 for none yet); empty for any
/// @param paperVersion the version of the paper that judged it
/// @param marks empty to withdraw the ballot
/// @param repetitionOnly it names a withdrawn project, so it is good only if the same is stored
///   already
@SuppressWarnings("ArrayRecordComponent") // never compared, and copied nowhere
public record Cast(
    long budget,
    String voter,
    byte[] key,
    String receipt,
    Optional<Integer> replaces,
    int paperVersion,
    Optional<Marks> marks,
    boolean repetitionOnly) {}
