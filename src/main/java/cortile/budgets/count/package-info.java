/// Counting a participatory budget: ballots in, a decision per project out.
///
/// Everything here is a pure function of its arguments. No class knows Vert.x, SQL, JSON, the clock
/// or randomness, so that a result can be recomputed by anyone from an exported file.
///
/// The way through the package:
///
/// * [PbReader] and [PbWriter] read and write `.pb` election files; [PbHeader] and [Vote] are what
///   they carry.
/// * [Tally] turns votes into `votes` and `score` per project.
/// * [Count] is what a rule looks at; a [Rule] turns it into an [Outcome].
///
/// Money and points are exact [java.math.BigDecimal]s, never `double`.
@NullMarked
package cortile.budgets.count;

import org.jspecify.annotations.NullMarked;
