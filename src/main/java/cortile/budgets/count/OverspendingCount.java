package cortile.budgets.count;

import cortile.budgets.count.Outcome.PotOutcome;
import cortile.budgets.count.Outcome.TieBreak;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Bounded Overspending in one contest.
///
/// As in [SharesRound], what a candidate's best offer was last stays a lower bound, since offers
/// get no better while voters get poorer; doubles rule out whatever is certainly not the best, and
/// the rest is compared exactly.
final class OverspendingCount {
  private record Equals(List<Integer> tied, int step) {}

  private final Contest contest;
  private final Progress progress;
  private final boolean timesCost;
  private final Atoms atoms;
  private final Ledger ledger;
  private final Support support;
  private final Purse purse;
  private final OverspendingLook look;
  private final double[] cost;
  private final double[] factor;
  private final double[] bound;
  private final List<Integer> active = new ArrayList<>();
  private final List<Equals> ties = new ArrayList<>();

  OverspendingCount(BoundedOverspending rule, Contest contest, Progress progress) {
    this(rule, contest, progress, new Atoms(Atoms.SHORT_BITS));
  }

  OverspendingCount(BoundedOverspending rule, Contest contest, Progress progress, Atoms atoms) {
    this.atoms = atoms;
    this.contest = contest;
    this.progress = progress;
    ledger = new Ledger(contest);
    support = new Support(contest, rule.utility().weight());
    purse = new Purse(support);
    look = new OverspendingLook(support, purse);
    int size = contest.size();
    cost = new double[size];
    factor = new double[size];
    bound = new double[size];
    timesCost = rule.utility().timesCost();
    for (int p = 0; p < size; p++) {
      cost[p] = Ratio.approximate(contest.cost[p], BigInteger.ONE);
      factor[p] = timesCost ? cost[p] : 1;
      if (support.total[p] == 0) continue;
      if (contest.cost[p].signum() > 0) active.add(p);
      else if (!timesCost) ledger.win(p, Optional.empty());
    }
  }

  PotOutcome outcome() {
    BigInteger voters = BigInteger.valueOf(Math.max(1, contest.voters));
    Amount endowment = Amount.of(contest.money, voters).lowest();
    var histories = new Histories(support.ballots.times.length, endowment);
    var offers = new Offers(contest, timesCost, support, purse, histories, atoms);
    purse.fill(atoms.near(endowment));
    var shares = new SharesWriter(contest, support, purse);
    while (true) {
      progress.at(contest.pot.id(), 1, contest.filled(ledger.left()));
      active.removeIf(p -> ledger.hasWon(p) || !ledger.fits(p) || bound[p] > Double.MAX_VALUE);
      if (active.isEmpty()) break;
      List<Offer> best = best(offers);
      if (best.isEmpty()) continue;
      var tied = best.stream().map(Offer::candidate).toList();
      if (tied.size() > 1) ties.add(new Equals(tied, ledger.nextPlace()));
      buy(best.getFirst(), offers, histories, shares);
    }
    ledger.round(shares.round(contest.money, voters, 1));
    IntStream.range(0, contest.size())
        .filter(p -> !ledger.hasWon(p))
        .boxed()
        .sorted(Comparator.comparingLong(p -> -contest.votes[p]))
        .forEach(p -> lose(p, offers));
    for (Equals equal : ties) {
      boolean decisive = equal.tied().stream().anyMatch(p -> !ledger.hasWon(p));
      ledger.tie(equal.tied(), equal.step(), TieBreak.PUBLISHED_ORDER, decisive);
    }
    return ledger.close();
  }

  /// The best offer of each candidate that has the best one, in the published order; nothing if
  /// those who seemed to have money turn out to have none.
  private List<Offer> best(Offers offers) {
    active.sort(Comparator.comparingDouble(p -> bound[p]));
    double limit = Double.POSITIVE_INFINITY;
    int looked = 0;
    for (int p : active) {
      if (bound[p] > limit) break;
      look.look(p, cost[p], limit * factor[p]);
      bound[p] = Math.max(bound[p], look.low / factor[p] * (1 - 0x1p-50));
      limit = Math.min(limit, look.high / factor[p] * (1 + 0x1p-50));
      looked++;
    }
    var best = new ArrayList<Offer>();
    for (int p : active.subList(0, looked)) {
      if (bound[p] > limit || bound[p] == Double.POSITIVE_INFINITY) continue;
      Offer offer = offer(p, limit * factor[p] * (1 + 0x1p-50), offers);
      if (offer == null) continue;
      int compared = best.isEmpty() ? 0 : offer.compareTo(best.getFirst(), atoms);
      if (compared < 0) best.clear();
      if (compared <= 0) best.add(offer);
    }
    best.sort(Comparator.comparingInt(Offer::candidate));
    return best;
  }

  /// The best offer of a candidate; of equal ones the one with the largest part.
  private @Nullable Offer offer(int p, double limit, Offers offers) {
    var places = new ArrayList<Integer>();
    boolean whole = look.within(p, cost[p], limit, places::add);
    List<Offer> all = new ArrayList<>();
    if (whole) {
      Offer paid = offers.whole(p, look.wholeLow);
      if (paid != null) all.add(paid);
    }
    all.addAll(offers.parts(p, places));
    Offer best = null;
    for (Offer each : all) {
      int compared = best == null ? -1 : each.compareTo(best, atoms);
      boolean larger =
          compared == 0 && best != null && atoms.sign(each.paid().plus(best.paid(), -1)) > 0;
      if (compared < 0 || larger) best = each;
    }
    return best;
  }

  private void buy(Offer offer, Offers offers, Histories histories, SharesWriter shares) {
    int p = offer.candidate();
    Amount price = offer.price(atoms);
    byte[] sort = offers.sorted(p, price, null);
    double near = atoms.near(price);
    Amount each = price.times(shares.weightUnit(), BigInteger.ONE);
    BigDecimal said = atoms.decimal(each, unit(), contest.scale + 2);
    BigDecimal added =
        offer.whole()
            ? BigDecimal.ZERO
            : atoms.decimal(offers.missing(p, price, sort), unit(), contest.scale + 2);
    ledger.win(p, Optional.of(shares.of(p, sort, near, said, added)));
    histories.priced(price);
    for (int i = 0; i < sort.length; i++) {
      int at = support.start[p] + i;
      int ballot = support.who[at];
      double rest = purse.left[ballot] - near * purse.worth(at);
      if (sort[i] == ExactPrice.RICH) {
        // Somebody with something left must not look like somebody with nothing.
        purse.left[ballot] = Math.max(rest, Double.MIN_NORMAL);
        histories.pays(ballot, (long) purse.worth(at));
      } else {
        purse.left[ballot] = 0;
        histories.breaks(ballot);
      }
    }
    purse.purchased();
  }

  private void lose(int p, Offers offers) {
    if (!ledger.fits(p)) {
      ledger.lose(p, ledger.didNotFit(p), Optional.empty());
      return;
    }
    BigDecimal left = atoms.decimal(offers.money(p), unit(), contest.scale + 2);
    BigDecimal missing = contest.projects.get(p).cost().subtract(left).max(BigDecimal.ZERO);
    ledger.lose(p, new Verdict.SupportersShort(left, missing, Optional.empty()), Optional.empty());
  }

  private BigInteger unit() {
    return BigInteger.TEN.pow(contest.scale);
  }
}
