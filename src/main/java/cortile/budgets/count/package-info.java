/// Counting a participatory budget: ballots in, a decision per project out.
///
/// Everything here is a pure function of its arguments. No class knows Vert.x, SQL, JSON, the clock
/// or randomness, so that a result can be recomputed by anyone from an exported file.
///
/// The way through the package:
///
/// * [BallotsBuilder] merges [Vote]s into [Ballots], which say what a [Tally] and every rule need.
/// * [Count] is what a rule looks at; a [Rule] turns it into an [Outcome], and [Fairness] measures
///   it.
/// * `cortile.budgets.count.pb` reads and writes `.pb` election files.
///
/// Money and points are exact. Doubles occur only where a bound on their error is known, and
/// whatever that leaves open is decided by exact numbers.
@NullMarked
package cortile.budgets.count;

import org.jspecify.annotations.NullMarked;
