package cortile.budgets.count;

import java.math.BigInteger;

/// Two numbers between which a third one lies, over a power of 2 that whoever asked knows.
record Bounds(BigInteger low, BigInteger high) {
  Bounds times(Bounds other) {
    return new Bounds(low.multiply(other.low), high.multiply(other.high));
  }

  Bounds times(BigInteger whole) {
    return new Bounds(low.multiply(whole), high.multiply(whole));
  }

  /// The same for a number that is known to be above 0.
  Bounds positive() {
    return new Bounds(low.max(BigInteger.ZERO), high);
  }

  BigInteger width() {
    return high.subtract(low);
  }

  Bounds minus(Bounds other) {
    return new Bounds(low.subtract(other.high), high.subtract(other.low));
  }
}
