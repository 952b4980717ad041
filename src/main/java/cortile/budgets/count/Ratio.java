package cortile.budgets.count;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/// An exact fraction that isn't negative; a denominator of 0 means more than any number.
///
/// Comparing costs two long multiplications where the numbers are small, and falls over to big
/// integers where they are not. Two fractions can be the same number without being `equals`.
record Ratio(BigInteger numerator, BigInteger denominator) implements Comparable<Ratio> {
  static final Ratio ZERO = new Ratio(BigInteger.ZERO, BigInteger.ONE);
  static final Ratio INFINITE = new Ratio(BigInteger.ONE, BigInteger.ZERO);

  @Override
  public int compareTo(Ratio other) {
    return compare(numerator, denominator, other.numerator, other.denominator);
  }

  /// Compares a/b with c/d.
  static int compare(BigInteger a, BigInteger b, BigInteger c, BigInteger d) {
    if (a.bitLength() < 64 && b.bitLength() < 64 && c.bitLength() < 64 && d.bitLength() < 64) {
      return compare(a.longValue(), b.longValue(), c.longValue(), d.longValue());
    }
    return a.multiply(d).compareTo(c.multiply(b));
  }

  /// Compares a/b with c/d; no argument is negative.
  static int compare(long a, long b, long c, long d) {
    int high = Long.compare(Math.multiplyHigh(a, d), Math.multiplyHigh(c, b));
    return high != 0 ? high : Long.compareUnsigned(a * d, c * b);
  }

  /// This and `times` of the other, in lowest terms.
  Ratio plus(Ratio other, long times) {
    BigInteger more = other.numerator.multiply(BigInteger.valueOf(times));
    return denominator.equals(other.denominator)
        ? of(numerator.add(more), denominator)
        : of(
            numerator.multiply(other.denominator).add(more.multiply(denominator)),
            denominator.multiply(other.denominator));
  }

  /// In lowest terms.
  Ratio dividedBy(long divisor) {
    return of(numerator, denominator.multiply(BigInteger.valueOf(divisor)));
  }

  /// In lowest terms.
  static Ratio of(BigInteger numerator, BigInteger denominator) {
    BigInteger common = numerator.gcd(denominator);
    return common.equals(BigInteger.ONE)
        ? new Ratio(numerator, denominator)
        : new Ratio(numerator.divide(common), denominator.divide(common));
  }

  /// The nearest double, or one of its neighbours: off by at most two units in the last place.
  static double approximate(BigInteger numerator, BigInteger denominator) {
    if (numerator.signum() == 0) return 0;
    int up = Math.max(0, numerator.bitLength() - 62);
    int down = Math.max(0, denominator.bitLength() - 62);
    double quotient =
        (double) numerator.shiftRight(up).longValue()
            / (double) denominator.shiftRight(down).longValue();
    return Math.scalb(quotient, up - down);
  }

  /// As a decimal with this many places, rounded half up.
  static BigDecimal decimal(BigInteger numerator, BigInteger denominator, int places) {
    return new BigDecimal(numerator)
        .divide(new BigDecimal(denominator), places, RoundingMode.HALF_UP);
  }
}
