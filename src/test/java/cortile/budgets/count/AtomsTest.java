package cortile.budgets.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Amounts with numbers too long to be written as fractions.
final class AtomsTest {
  private static final BigInteger ONE = BigInteger.ONE;
  private static final BigInteger TEN = BigInteger.TEN;

  private final Atoms atoms = new Atoms(Atoms.SHORT_BITS);
  private final Random random = new Random(5);

  @Test
  void aShortQuotientStaysAFraction() {
    Amount third = atoms.quotient(ONE, amount("1", "3"), amount("1", "1"));
    assertThat(third.isConstant()).isTrue();
    assertThat(atoms.sign(third.plus(amount("1", "3"), -1))).isZero();
  }

  @Test
  void aLongQuotientIsKnownBetweenBounds() {
    Amount over = longNumber();
    Amount under = longNumber();
    Amount quotient = atoms.quotient(TEN, over, under);
    assertThat(quotient.isConstant()).isFalse();
    Ratio exact = atoms.exact(quotient);
    for (int bits : new int[] {8, 192, 5_000}) {
      Bounds bounds = atoms.at(quotient, bits);
      BigInteger scaled = exact.numerator().shiftLeft(bits);
      assertThat(bounds.low().multiply(exact.denominator())).isLessThanOrEqualTo(scaled);
      assertThat(bounds.high().multiply(exact.denominator())).isGreaterThanOrEqualTo(scaled);
    }
    assertThat(atoms.near(quotient))
        .isEqualTo(Ratio.approximate(exact.numerator(), exact.denominator()));
  }

  @Test
  void aSmallRestOfLargePartsIsNearlyRight() {
    Amount quotient = atoms.quotient(TEN, longNumber(), longNumber());
    BigInteger large = TEN.pow(80);
    Ratio exact = atoms.exact(quotient);
    Amount below = Amount.of(exact.numerator().multiply(large), exact.denominator());
    Amount rest = quotient.times(large, ONE).plus(below, -1).plus(amount("1", "7"), 1);
    assertThat(atoms.near(rest)).isEqualTo(1.0 / 7);
  }

  @Test
  void aDifferenceFarBelowADoubleIsSeen() {
    Amount quotient = atoms.quotient(TEN, longNumber(), longNumber());
    Amount tiny = Amount.of(ONE, TEN.pow(700));
    assertThat(atoms.sign(quotient.plus(tiny, 1).plus(quotient, -1))).isEqualTo(1);
    Amount other = atoms.quotient(TEN, quotient, longNumber());
    Amount same = Amount.of(atoms.exact(other).numerator(), atoms.exact(other).denominator());
    assertThat(atoms.sign(other.plus(same, -1).plus(tiny, -1))).isEqualTo(-1);
  }

  /// The same number in two forms: only fractions can tell.
  @Test
  void whatIsEqualIsFoundEqual() {
    Amount quotient = atoms.quotient(TEN, longNumber(), longNumber());
    Ratio exact = atoms.exact(quotient);
    Amount written = Amount.of(exact.numerator(), exact.denominator());
    assertThat(atoms.sign(quotient.plus(written, -1))).isZero();
    Offer one = offer(quotient, written);
    Offer other = offer(written, quotient);
    assertThat(one.compareTo(other, atoms)).isZero();
  }

  @Test
  void whatIsEqualByDefinitionIsTheSameAtom() {
    Amount over = longNumber();
    Amount under = longNumber();
    Amount quotient = atoms.quotient(TEN, over, under);
    Amount half = atoms.quotient(TEN, over, under.times(BigInteger.TWO, ONE));
    assertThat(half.size()).isEqualTo(quotient.size());
    assertThat(quotient.plus(half, -2).isZero()).isTrue();
    Amount next = atoms.quotient(TEN, quotient.plus(over, 1), under);
    assertThat(next.size()).isEqualTo(quotient.size() + 1);
  }

  private static Offer offer(Amount pace, Amount paid) {
    return new Offer(0, pace, paid, false, TEN, TEN);
  }

  private Amount longNumber() {
    return Amount.of(new BigInteger(2_000, random).setBit(1_999), new BigInteger(1_990, random));
  }

  private static Amount amount(String numerator, String denominator) {
    return Amount.of(new BigInteger(numerator), new BigInteger(denominator));
  }
}
