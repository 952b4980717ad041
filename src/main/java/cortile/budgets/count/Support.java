package cortile.budgets.count;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Who supports whom in a contest under a weight: ballots by candidate.
///
/// A supporter is a ballot whose weight for the candidate is above 0.
final class Support {
  final Ballots ballots;
  final int[] candidate;
  final Weight weight;

  /// Supporters of candidate p are `who[start[p] … start[p + 1] - 1]`: indexes of ballots.
  final int[] start;

  final int[] who;

  /// Parallel to `who`, whole numbers below 2 to the 53rd; null if every weight is 1.
  final double @Nullable [] worth;

  /// How many voters support a candidate.
  final long[] voters;

  /// Sum of the weights of all voters for a candidate.
  final long[] total;

  Support(Contest contest, Weight weight) {
    this.weight = weight;
    ballots = contest.ballots;
    candidate = contest.candidate;
    voters = new long[contest.size()];
    total = new long[contest.size()];
    start = new int[contest.size() + 1];
    int[] from = ballots.from;
    boolean plain = weight == Weight.NAMED;
    for (int i = 0; i < ballots.times.length; i++) {
      for (int at = from[i]; at < from[i + 1]; at++) {
        int p = candidate[ballots.project[at]];
        if (p >= 0 && (plain || weight.of(ballots, i, at) > 0)) start[p + 1]++;
      }
    }
    for (int p = 0; p < voters.length; p++) start[p + 1] += start[p];
    int[] next = Arrays.copyOf(start, voters.length);
    who = new int[start[voters.length]];
    worth = plain ? null : new double[who.length];
    for (int i = 0; i < ballots.times.length; i++) {
      int times = ballots.times[i];
      for (int at = from[i]; at < from[i + 1]; at++) {
        int p = candidate[ballots.project[at]];
        if (p < 0) continue;
        long one = plain ? 1 : weight.of(ballots, i, at);
        if (one == 0) continue;
        voters[p] += times;
        total[p] = Math.addExact(total[p], Math.multiplyExact(one, times));
        if (worth != null) worth[next[p]] = one;
        who[next[p]++] = i;
      }
    }
  }

  int size() {
    return total.length;
  }
}
