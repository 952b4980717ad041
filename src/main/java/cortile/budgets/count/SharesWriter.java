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
  private final SharesRound round;
  private final int places;

  SharesWriter(Contest contest, SharesRound round) {
    this.contest = contest;
    this.round = round;
    places = contest.scale + 2;
  }

  Outcome.Round round(Endowments.Accepted accepted) {
    BigInteger unit = BigInteger.TEN.pow(contest.scale);
    BigInteger whole = accepted.denominator().multiply(unit);
    BigInteger common = accepted.numerator().gcd(whole);
    BigInteger below = whole.divide(common);
    String exact = accepted.numerator().divide(common).toString();
    return new Outcome.Round(
        below.equals(BigInteger.ONE) ? exact : exact + "/" + below,
        Ratio.decimal(accepted.numerator(), whole, places),
        accepted.rounds());
  }

  /// The shares of a purchase that is about to be paid.
  Shares of(ExactPrice.Found found) {
    Support support = round.support;
    int p = found.candidate;
    BigInteger whole = round.prices.denominator().multiply(BigInteger.valueOf(found.parts));
    double price = Ratio.approximate(found.numerator, whole);
    int weightScale = support.weight == Weight.POINTS ? support.ballots.pointsScale() : 0;
    var bands = new Band[BANDS + 1];
    for (int i = 0; i <= BANDS; i++) bands[i] = new Band();
    double most = 0;
    for (int i = 0; i < found.sort.length; i++) most = Math.max(most, payment(found, i, price));
    long full = 0;
    long partly = 0;
    for (int i = 0; i < found.sort.length; i++) {
      int voter = support.who[support.start[p] + i];
      int times = support.ballots.times[voter];
      double pays = payment(found, i, price);
      boolean all = found.sort[i] != ExactPrice.POOR;
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
    return new Shares(
        Ratio.decimal(
            found.numerator.multiply(BigInteger.TEN.pow(weightScale)),
            whole.multiply(BigInteger.TEN.pow(contest.scale)),
            places),
        full,
        partly,
        support.voters[p] - full - partly,
        payments);
  }

  private double payment(ExactPrice.Found found, int i, double price) {
    int at = round.support.start[found.candidate] + i;
    return found.sort[i] == ExactPrice.POOR
        ? round.purse.left[round.support.who[at]]
        : price * round.purse.worth(at);
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
