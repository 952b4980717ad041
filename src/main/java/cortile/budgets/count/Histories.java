package cortile.budgets.count;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What voters paid so far. Those with the same history have exactly the same money left: what they
/// began with, minus weights times prices. Who could not pay a price in full has nothing.
final class Histories {
  static final int BROKE = -1;

  private record Step(int from, long weight) {}

  /// The history of each ballot's voters.
  final int[] of;

  private final Amount endowment;
  private final List<Amount> prices = new ArrayList<>();
  private final Map<Step, Integer> latest = new HashMap<>();
  private final List<@Nullable Amount> money = new ArrayList<>();
  private int[] from = new int[64];
  private int[] price = new int[64];
  private long[] weight = new long[64];
  private int size = 1;

  /// Nobody has paid anything.
  Histories(int ballots, Amount endowment) {
    this.endowment = endowment;
    of = new int[ballots];
    money.add(endowment);
  }

  /// Everybody who pays from now on pays this price for each unit of weight.
  void priced(Amount amount) {
    prices.add(amount);
    latest.clear();
  }

  /// A ballot's voters pay `weight` times the price and keep something.
  void pays(int ballot, long times) {
    of[ballot] = latest.computeIfAbsent(new Step(of[ballot], times), this::added);
  }

  void breaks(int ballot) {
    of[ballot] = BROKE;
  }

  /// What each voter of a history has left.
  Amount money(int history) {
    Amount known = money.get(history);
    if (known != null) return known;
    Amount left = money(from[history]).plus(prices.get(price[history]), -weight[history]).lowest();
    money.set(history, left);
    return left;
  }

  /// Counts voters by history, to know what they have together.
  final class Group {
    private final long[] voters = new long[size];

    void add(int history, int number) {
      voters[history] += number;
    }

    Amount money() {
      var paid = new BigInteger[prices.size()];
      Arrays.fill(paid, BigInteger.ZERO);
      for (int h = size - 1; h > 0; h--) {
        if (voters[h] == 0) continue;
        voters[from[h]] += voters[h];
        BigInteger times = BigInteger.valueOf(voters[h]).multiply(BigInteger.valueOf(weight[h]));
        paid[price[h]] = paid[price[h]].add(times);
      }
      Amount sum = Amount.ZERO;
      // From the last one on, whose denominator is mostly a multiple of the others.
      for (int k = paid.length - 1; k >= 0; k--) sum = sum.plus(prices.get(k), paid[k].negate());
      return sum.plus(endowment, voters[0]);
    }
  }

  private int added(Step step) {
    if (size == from.length) {
      from = Arrays.copyOf(from, 2 * size);
      price = Arrays.copyOf(price, 2 * size);
      weight = Arrays.copyOf(weight, 2 * size);
    }
    from[size] = step.from();
    weight[size] = step.weight();
    price[size] = prices.size() - 1;
    money.add(null);
    return size++;
  }
}
