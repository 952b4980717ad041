package cortile.budgets.count;

import java.math.BigDecimal;
import java.util.List;

/// How supporters shared the cost of a project. Never about single persons.
///
/// Amounts are rounded to two places more than the currency needs; numbers of voters are exact.
///
/// @param price what a supporter pays who can, for one unit of weight: in approval votes the full
///   price per supporter, else the price per point
/// @param full voters who paid the whole price
/// @param partly voters who gave all that they had left, which was less
/// @param broke supporters who had nothing left
/// @param payments how the money came together, highest first
/// @param added what the pot adds because supporters have too little; 0 under Equal Shares
public record Shares(
    BigDecimal price,
    long full,
    long partly,
    long broke,
    List<Payment> payments,
    BigDecimal added) {
  public Shares {
    payments = List.copyOf(payments);
  }

  /// The shares of a project whose supporters paid all of it.
  public Shares(BigDecimal price, long full, long partly, long broke, List<Payment> payments) {
    this(price, full, partly, broke, payments, BigDecimal.ZERO);
  }

  /// Voters who paid about the same.
  ///
  /// @param least the least that one of them paid
  /// @param most the most
  /// @param voters how many
  public record Payment(BigDecimal least, BigDecimal most, long voters) {}
}
