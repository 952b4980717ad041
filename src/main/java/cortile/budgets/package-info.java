/// Participatory budgets: the ballot paper, the vote, the tally and the results.
@NullMarked
package cortile.budgets;

import org.jspecify.annotations.NullMarked;
