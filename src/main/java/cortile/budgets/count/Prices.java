package cortile.budgets.count;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// The exact prices of a round of Equal Shares, over one growing denominator.
///
/// A voter who paid every price in full has her endowment minus a whole-number combination of the
/// prices so far. So the exact money of any group of such voters is one such combination, and no
/// voter needs an exact number of her own.
final class Prices {
  private final BigInteger endowment;
  private final List<BigInteger> numerators = new ArrayList<>();
  private final List<BigInteger> growth = new ArrayList<>();
  private BigInteger denominator;

  /// Before the first price.
  Prices(BigInteger endowment, BigInteger denominator) {
    this.endowment = endowment;
    this.denominator = denominator;
  }

  int size() {
    return numerators.size();
  }

  /// What all numerators are over at present.
  BigInteger denominator() {
    return denominator;
  }

  /// Numerator of `voters` endowments minus the prices, each as often as `paid` says.
  BigInteger money(long voters, long[] paid) {
    BigInteger sum = voters == 0 ? BigInteger.ZERO : endowment.multiply(BigInteger.valueOf(voters));
    for (int k = 0; k < numerators.size(); k++) {
      if (sum.signum() != 0) sum = sum.multiply(growth.get(k));
      if (paid[k] != 0) {
        sum = sum.subtract(numerators.get(k).multiply(BigInteger.valueOf(paid[k])));
      }
    }
    return sum;
  }

  /// The price added last, off by at most two units in the last place.
  double last() {
    return Ratio.approximate(numerators.getLast(), denominator);
  }

  /// Adds the price `numerator` / ([#denominator] × `parts`).
  void add(BigInteger numerator, long parts) {
    BigInteger by = BigInteger.valueOf(parts);
    BigInteger common = numerator.gcd(by);
    boolean lowest = common.equals(BigInteger.ONE);
    BigInteger grown = lowest ? by : by.divide(common);
    numerators.add(lowest ? numerator : numerator.divide(common));
    growth.add(grown);
    denominator = denominator.multiply(grown);
  }
}
