package cortile.budgets.count;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;

/// Writes down who paid how much, for people to read: prices from exact numbers, payments of those
/// who had less in bands of a fifth.
final class SharesWriter {
  private static final int BANDS = 5;

  private final Contest contest;
  private final Support support;
  private final Purse purse;
  private final int places;

  SharesWriter(Contest contest, Support support, Purse purse) {
    this.contest = contest;
    this.support = support;
    this.purse = purse;
    places = contest.scale + 2;
  }

  /// A round in which every voter had `numerator` / `denominator` units.
  Outcome.Round round(BigInteger numerator, BigInteger denominator, int rounds) {
    BigInteger unit = BigInteger.TEN.pow(contest.scale);
    BigInteger whole = denominator.multiply(unit);
    BigInteger common = numerator.gcd(whole);
    BigInteger below = whole.divide(common);
    String exact = numerator.divide(common).toString();
    return new Outcome.Round(
        below.equals(BigInteger.ONE) ? exact : exact + "/" + below,
        Ratio.decimal(numerator, whole, places),
        rounds);
  }

  /// The shares of a purchase that is about to be paid at the price `numerator` / `denominator`.
  Shares of(int p, byte[] sort, BigInteger numerator, BigInteger denominator) {
    BigInteger unit = BigInteger.TEN.pow(contest.scale);
    BigDecimal price =
        Ratio.decimal(numerator.multiply(weightUnit()), denominator.multiply(unit), places);
    return of(p, sort, Ratio.approximate(numerator, denominator), price, BigDecimal.ZERO);
  }

  /// How much weight counts as one for people: prices are said for so much.
  BigInteger weightUnit() {
    int scale = support.weight == Weight.POINTS ? support.ballots.pointsScale() : 0;
    return BigInteger.TEN.pow(scale);
  }

  /// The same where the exact numbers are written otherwise.
  ///
  /// @param sort who pays how: an entry for each supporter in the live stretch
  /// @param price in units for each unit of weight
  /// @param said the same as people read it
  /// @param added what the pot adds
  Shares of(int p, byte[] sort, double price, BigDecimal said, BigDecimal added) {
    var bands = new Band[BANDS + 1];
    for (int i = 0; i <= BANDS; i++) bands[i] = new Band();
    double most = 0;
    for (int i = 0; i < sort.length; i++) most = Math.max(most, payment(p, sort, i, price));
    long full = 0;
    long partly = 0;
    for (int i = 0; i < sort.length; i++) {
      int voter = support.who[support.start[p] + i];
      int times = support.ballots.times[voter];
      double pays = payment(p, sort, i, price);
      boolean all = sort[i] != ExactPrice.POOR;
      if (pays == 0) continue;
      if (all) full += times;
      else partly += times;
      int fifth = BANDS - Math.min(BANDS - 1, (int) (pays / most * BANDS));
      bands[all && support.worth == null ? 0 : fifth].add(pays, times);
    }
    var payments = new ArrayList<Shares.Payment>();
    for (Band band : bands) {
      if (band.voters > 0) {
        payments.add(new Shares.Payment(amount(band.least), amount(band.most), band.voters));
      }
    }
    long broke = support.voters[p] - full - partly;
    return new Shares(said, full, partly, broke, payments, added);
  }

  private double payment(int p, byte[] sort, int i, double price) {
    int at = support.start[p] + i;
    return sort[i] == ExactPrice.POOR ? purse.left[support.who[at]] : price * purse.worth(at);
  }

  private BigDecimal amount(double units) {
    return new BigDecimal(units)
        .movePointLeft(contest.scale)
        .setScale(places, RoundingMode.HALF_UP);
  }

  private static final class Band {
    double least = Double.POSITIVE_INFINITY;
    double most;
    long voters;

    void add(double amount, int times) {
      least = Math.min(least, amount);
      most = Math.max(most, amount);
      voters += times;
    }
  }
}
