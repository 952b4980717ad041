package cortile.budgets.count;

import java.math.BigInteger;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// An exact amount of money: a whole-number combination of atoms over a denominator, `Σ parts[k] ×
/// atom k / below`. Atom 0 is 1; the others are numbers that [Atoms] knows.
///
/// Two amounts that look different can still be the same number, if an atom happens to be a
/// combination of others; two that look the same always are.
final class Amount {
  static final Amount ZERO = of(BigInteger.ZERO, BigInteger.ONE);

  private final BigInteger[] parts;
  final BigInteger below;

  private Amount(BigInteger[] parts, BigInteger below) {
    this.parts = parts;
    this.below = below;
  }

  static Amount of(BigInteger numerator, BigInteger denominator) {
    return new Amount(new BigInteger[] {numerator}, denominator);
  }

  static Amount atom(int k) {
    var parts = new BigInteger[k + 1];
    Arrays.fill(parts, BigInteger.ZERO);
    parts[k] = BigInteger.ONE;
    return new Amount(parts, BigInteger.ONE);
  }

  /// Atoms from this one on have no part in it.
  int size() {
    return parts.length;
  }

  BigInteger part(int k) {
    return k < parts.length ? parts[k] : BigInteger.ZERO;
  }

  /// Whether it is zero whatever the atoms are.
  boolean isZero() {
    for (BigInteger part : parts) if (part.signum() != 0) return false;
    return true;
  }

  /// Whether it is a fraction without any atom.
  boolean isConstant() {
    for (int k = 1; k < parts.length; k++) if (parts[k].signum() != 0) return false;
    return true;
  }

  /// This and `times` of the other.
  Amount plus(Amount other, long times) {
    return plus(other, BigInteger.valueOf(times));
  }

  /// This and `times` of the other.
  Amount plus(Amount other, BigInteger times) {
    if (times.signum() == 0) return this;
    BigInteger own = BigInteger.ONE;
    BigInteger others = times;
    BigInteger common = below;
    if (!below.equals(other.below)) {
      BigInteger[] whole = below.divideAndRemainder(other.below);
      if (whole[1].signum() == 0) {
        others = times.multiply(whole[0]);
      } else {
        own = other.below.divide(below.gcd(other.below));
        common = below.multiply(own);
        others = times.multiply(common.divide(other.below));
      }
    }
    var sum = new BigInteger[Math.max(parts.length, other.parts.length)];
    for (int k = 0; k < sum.length; k++) {
      sum[k] = part(k).multiply(own).add(other.part(k).multiply(others));
    }
    return new Amount(sum, common);
  }

  Amount times(BigInteger numerator, BigInteger denominator) {
    var product = new BigInteger[parts.length];
    for (int k = 0; k < product.length; k++) product[k] = parts[k].multiply(numerator);
    return new Amount(product, below.multiply(denominator));
  }

  /// The same amount in lowest terms.
  Amount lowest() {
    BigInteger common = below;
    for (BigInteger part : parts) common = common.gcd(part);
    if (common.equals(BigInteger.ONE)) return this;
    var reduced = new BigInteger[parts.length];
    for (int k = 0; k < reduced.length; k++) reduced[k] = parts[k].divide(common);
    return new Amount(reduced, below.divide(common));
  }

  /// The fraction that is this over the other, if there is one whatever the atoms are. Both must be
  /// above 0.
  @Nullable Ratio over(Amount other) {
    int first = 0;
    while (part(first).signum() == 0) first++;
    BigInteger mine = part(first);
    BigInteger theirs = other.part(first);
    for (int k = 0; k < Math.max(parts.length, other.parts.length); k++) {
      if (!part(k).multiply(theirs).equals(other.part(k).multiply(mine))) return null;
    }
    BigInteger numerator = mine.multiply(other.below);
    BigInteger denominator = theirs.multiply(below);
    return Ratio.of(numerator.abs(), denominator.abs());
  }
}
