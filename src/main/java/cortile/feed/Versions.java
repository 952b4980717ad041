package cortile.feed;

import java.util.Arrays;

/// The row versions at which this node loaded one and the same state, ascending. Versions in
/// between may have been other states that this node never saw, so they don't belong. At most
/// [#MOST] are kept: the first, by which the state is called, and the newest.
final class Versions {
  private static final int MOST = 64;

  private final long[] numbers;

  private Versions(long... numbers) {
    this.numbers = numbers;
  }

  static Versions of(long first) {
    return new Versions(first);
  }

  /// These and a newer one.
  Versions and(long number) {
    if (number <= last()) {
      return this;
    }
    if (numbers.length < MOST) {
      var more = Arrays.copyOf(numbers, numbers.length + 1);
      more[numbers.length] = number;
      return new Versions(more);
    }
    var shifted = numbers.clone();
    System.arraycopy(numbers, 2, shifted, 1, MOST - 2);
    shifted[MOST - 1] = number;
    return new Versions(shifted);
  }

  boolean contains(long number) {
    return Arrays.binarySearch(numbers, number) >= 0;
  }

  long first() {
    return numbers[0];
  }

  long last() {
    return numbers[numbers.length - 1];
  }

  @Override
  public String toString() {
    return Arrays.toString(numbers);
  }
}
