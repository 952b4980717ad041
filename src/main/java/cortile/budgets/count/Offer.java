package cortile.budgets.count;

import java.math.BigInteger;
import java.util.function.ToLongFunction;

/// What a candidate's supporters offer together under Bounded Overspending, exactly.
///
/// @param candidate whose supporters they are
/// @param pace λ: what those who can pay for each unit of weight towards the part
/// @param paid what comes together then: all of the cost, or a part of it
/// @param whole whether it is all of the cost
/// @param cost in units
/// @param factor what one unit of weight is worth
record Offer(
    int candidate, Amount pace, Amount paid, boolean whole, BigInteger cost, BigInteger factor) {

  /// What a supporter is charged for each unit of weight: the pace over the part that is paid.
  Amount price(Atoms atoms) {
    return whole ? pace : atoms.quotient(cost, pace, paid);
  }

  /// Compares ρ / α, which is `pace × cost² / (factor × paid²)`.
  ///
  /// Each side times the other's divisor is a product of three combinations of atoms. Such a
  /// product can be split in one way only, so two products are the same combination only if their
  /// parts are multiples of each other.
  int compareTo(Offer other, Atoms atoms) {
    BigInteger own = cost.multiply(cost).multiply(other.factor);
    BigInteger others = other.cost.multiply(other.cost).multiply(factor);
    Ratio paces = pace.over(other.pace);
    Ratio parts = paces == null ? null : paid.over(other.paid);
    if (paces != null && parts != null) {
      return Ratio.compare(
          paces.numerator().multiply(own),
          paces.denominator().multiply(others),
          parts.numerator().multiply(parts.numerator()),
          parts.denominator().multiply(parts.denominator()));
    }
    ToLongFunction<Offer> size = each -> atoms.bits(each.pace) + 2 * atoms.bits(each.paid);
    return atoms.decide(
        size.applyAsLong(this) + size.applyAsLong(other),
        bits ->
            product(atoms, other.paid, own, bits).minus(other.product(atoms, paid, others, bits)),
        () -> {
          Ratio mine = atoms.exact(pace);
          Ratio theirs = atoms.exact(other.pace);
          Ratio minePaid = atoms.exact(paid);
          Ratio theirsPaid = atoms.exact(other.paid);
          return Ratio.compare(
              mine.numerator().multiply(own).multiply(minePaid.denominator().pow(2)),
              mine.denominator().multiply(minePaid.numerator().pow(2)),
              theirs.numerator().multiply(others).multiply(theirsPaid.denominator().pow(2)),
              theirs.denominator().multiply(theirsPaid.numerator().pow(2)));
        });
  }

  // Both amounts are above 0, so bounds below 0 are raised to it.
  private Bounds product(Atoms atoms, Amount divisor, BigInteger times, int bits) {
    Bounds square = atoms.at(divisor, bits).positive();
    return atoms.at(pace, bits).positive().times(square).times(square).times(times);
  }
}
