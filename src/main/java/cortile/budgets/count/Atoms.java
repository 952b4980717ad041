package cortile.budgets.count;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.IntSupplier;

/// The numbers that amounts are combined from.
///
/// A price that is a quotient of two amounts has a denominator as long as both together: after
/// twenty of them, a fraction would need millions of digits. So such a price becomes an atom. It is
/// known by its definition, from which it can be had between two bounds as near to each other as
/// anybody asks. Amounts are compared by bounds that are narrowed until they part; equal ones are
/// recognised because they are the same combination, or, where they are not, from exact fractions.
final class Atoms {
  private static final int FIRST_BITS = 192;

  /// Numerator and denominator of a price together, until it becomes an atom.
  static final int SHORT_BITS = 1 << 11;

  private static final int SMALL_BITS = 1 << 13;
  private static final int MOST_BITS = 1 << 22;

  private record Atom(BigInteger times, Amount over, Amount under, long bits) {}

  private final int shortBits;
  private final List<Atom> atoms = new ArrayList<>();
  private final List<Ratio> exact = new ArrayList<>();
  private final Map<Integer, List<Bounds>> bounds = new HashMap<>();

  /// @param shortBits how long a fraction may be that is no atom
  Atoms(int shortBits) {
    this.shortBits = shortBits;
  }

  /// `times` × `over` / `under`, which must be above 0: a fraction while it is short, else an atom,
  /// and the same one for what is the same by definition.
  Amount quotient(BigInteger times, Amount over, Amount under) {
    Ratio fraction = over.over(under);
    if (fraction != null && isShort(fraction)) {
      return Amount.of(times.multiply(fraction.numerator()), fraction.denominator()).lowest();
    }
    for (int k = 0; k < atoms.size(); k++) {
      Atom atom = atoms.get(k);
      Ratio overs = over.over(atom.over);
      Ratio unders = overs == null ? null : under.over(atom.under);
      if (overs == null || unders == null) continue;
      BigInteger above = times.multiply(overs.numerator()).multiply(unders.denominator());
      BigInteger below = atom.times.multiply(overs.denominator()).multiply(unders.numerator());
      return Amount.atom(k + 1).times(above, below).lowest();
    }
    atoms.add(new Atom(times, over, under, times.bitLength() + bits(over) + bits(under)));
    return Amount.atom(atoms.size());
  }

  /// More bits than numerator and denominator have as an exact fraction.
  long bits(Amount amount) {
    long bits = amount.below.bitLength();
    for (int k = 0; k < amount.size(); k++) {
      if (amount.part(k).signum() == 0) continue;
      bits += amount.part(k).bitLength() + (k == 0 ? 1 : atoms.get(k - 1).bits());
      if (bits < 0 || bits > Long.MAX_VALUE / 8) return Long.MAX_VALUE / 8;
    }
    return bits;
  }

  int sign(Amount amount) {
    if (amount.isConstant()) return amount.part(0).signum();
    return decide(bits(amount), bits -> at(amount, bits), () -> exactSign(amount));
  }

  /// The sign of a number from its bounds, and from fractions where they don't tell.
  ///
  /// @param size more bits than the fractions have together
  int decide(long size, IntFunction<Bounds> at, IntSupplier fractions) {
    for (int bits = FIRST_BITS; bits <= MOST_BITS; bits *= 4) {
      Bounds found = at.apply(bits);
      if (found.low().signum() > 0) return 1;
      if (found.high().signum() < 0) return -1;
      if (size <= Math.max(bits, SMALL_BITS)) return fractions.getAsInt();
    }
    throw new EndlessException("two amounts of money could not be told apart");
  }

  /// Bounds of an amount, over 2 to the power of `bits`.
  Bounds at(Amount amount, int bits) {
    BigInteger low = BigInteger.ZERO;
    BigInteger high = BigInteger.ZERO;
    for (int k = 0; k < amount.size(); k++) {
      BigInteger part = amount.part(k);
      if (part.signum() == 0) continue;
      Bounds atom = atom(k, bits);
      low = low.add(part.multiply(part.signum() > 0 ? atom.low() : atom.high()));
      high = high.add(part.multiply(part.signum() > 0 ? atom.high() : atom.low()));
    }
    return new Bounds(floor(low, amount.below), floor(high, amount.below).add(BigInteger.ONE));
  }

  /// The amount as an exact fraction; it must not be below 0.
  Ratio exact(Amount amount) {
    Sum sum = sum(amount);
    return Ratio.of(sum.numerator, sum.denominator);
  }

  /// Off by at most two units in the last place; for an amount that is not below 0.
  double near(Amount amount) {
    if (amount.isConstant()) return Ratio.approximate(amount.part(0), amount.below);
    int bits = FIRST_BITS;
    Bounds found = at(amount, bits);
    // Where large parts cancel each other, the bounds of the rest are far apart at first.
    while (found.low().bitLength() < found.width().bitLength() + 60 && bits < MOST_BITS) {
      bits *= 4;
      found = at(amount, bits);
    }
    return Ratio.approximate(found.low().max(BigInteger.ZERO), BigInteger.ONE.shiftLeft(bits));
  }

  /// The amount over `unit`, rounded half up; for people to read.
  BigDecimal decimal(Amount amount, BigInteger unit, int places) {
    if (amount.isConstant()) {
      return Ratio.decimal(amount.part(0), amount.below.multiply(unit), places);
    }
    BigInteger low = at(amount, FIRST_BITS).low().max(BigInteger.ZERO);
    return Ratio.decimal(low, unit.shiftLeft(FIRST_BITS), places);
  }

  private record Sum(BigInteger numerator, BigInteger denominator) {}

  private int exactSign(Amount amount) {
    return sum(amount).numerator.signum();
  }

  private Sum sum(Amount amount) {
    BigInteger numerator = BigInteger.ZERO;
    BigInteger denominator = BigInteger.ONE;
    for (int k = 0; k < amount.size(); k++) {
      if (amount.part(k).signum() == 0) continue;
      Ratio atom = k == 0 ? new Ratio(BigInteger.ONE, BigInteger.ONE) : exactAtom(k);
      numerator =
          numerator
              .multiply(atom.denominator())
              .add(amount.part(k).multiply(atom.numerator()).multiply(denominator));
      denominator = denominator.multiply(atom.denominator());
    }
    return new Sum(numerator, denominator.multiply(amount.below));
  }

  private Ratio exactAtom(int k) {
    while (exact.size() < k) {
      Atom next = atoms.get(exact.size());
      Ratio over = exact(next.over);
      Ratio under = exact(next.under);
      exact.add(
          Ratio.of(
              next.times.multiply(over.numerator()).multiply(under.denominator()),
              over.denominator().multiply(under.numerator())));
    }
    return exact.get(k - 1);
  }

  private Bounds atom(int k, int bits) {
    if (k == 0) {
      BigInteger one = BigInteger.ONE.shiftLeft(bits);
      return new Bounds(one, one);
    }
    List<Bounds> known = bounds.computeIfAbsent(bits, b -> new ArrayList<>());
    while (known.size() < k) known.add(bounds(atoms.get(known.size()), bits));
    return known.get(k - 1);
  }

  private Bounds bounds(Atom atom, int bits) {
    Bounds over = at(atom.over, bits);
    Bounds under = at(atom.under, bits);
    if (under.low().signum() <= 0) {
      Bounds finer = bounds(atom, 2 * bits);
      return new Bounds(
          finer.low().shiftRight(bits), finer.high().shiftRight(bits).add(BigInteger.ONE));
    }
    BigInteger low = over.low().max(BigInteger.ZERO).multiply(atom.times).shiftLeft(bits);
    BigInteger high = over.high().multiply(atom.times).shiftLeft(bits);
    return new Bounds(low.divide(under.high()), high.divide(under.low()).add(BigInteger.ONE));
  }

  private boolean isShort(Ratio fraction) {
    return fraction.numerator().bitLength() + fraction.denominator().bitLength() < shortBits;
  }

  private static BigInteger floor(BigInteger numerator, BigInteger denominator) {
    BigInteger[] whole = numerator.divideAndRemainder(denominator);
    return whole[1].signum() < 0 ? whole[0].subtract(BigInteger.ONE) : whole[0];
  }
}
