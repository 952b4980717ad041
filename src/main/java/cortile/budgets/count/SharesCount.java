package cortile.budgets.count;

import cortile.budgets.count.Outcome.More;
import cortile.budgets.count.Outcome.PotOutcome;
import cortile.budgets.count.Outcome.TieBreak;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Equal Shares in one contest: finds the round that decides, runs it once more with everything
/// written down, and spends the rest if the rule says so.
final class SharesCount {
  private record Equals(List<Integer> tied, int step) {}

  private final EqualShares rule;
  private final Contest contest;
  private final Ledger ledger;
  private final Progress progress;
  private final List<Equals> ties = new ArrayList<>();

  SharesCount(EqualShares rule, Contest contest, Progress progress) {
    this.rule = rule;
    this.contest = contest;
    this.progress = progress;
    ledger = new Ledger(contest);
  }

  PotOutcome outcome() {
    var round = new SharesRound(contest, rule.utility(), order());
    for (int p = 0; p < contest.size(); p++) {
      if (round.free(p)) ledger.win(p, Optional.empty());
    }
    if (contest.voters == 0) {
      for (int p = 0; p < contest.size(); p++) {
        var cost = contest.projects.get(p).cost();
        if (!round.free(p)) {
          ledger.lose(
              p,
              new Verdict.SupportersShort(BigDecimal.ZERO, cost, Optional.empty()),
              Optional.empty());
        }
      }
      return ledger.close();
    }
    Endowments.Accepted accepted = new Endowments(rule, contest, round, progress).accepted();
    var shares = new SharesWriter(contest, round.support, round.purse);
    round.run(
        accepted.numerator(),
        accepted.denominator(),
        equal -> {
          if (equal.size() > 1) {
            var tied = equal.stream().map(found -> found.candidate).toList();
            ties.add(new Equals(tied, ledger.nextPlace()));
          }
          ExactPrice.Found found = equal.getFirst();
          BigInteger whole = round.prices.denominator().multiply(BigInteger.valueOf(found.parts));
          Shares paid = shares.of(found.candidate, found.sort, found.numerator, whole);
          ledger.win(found.candidate, Optional.of(paid));
        });
    ledger.round(shares.round(accepted.numerator(), accepted.denominator(), accepted.rounds()));
    List<Integer> losers =
        IntStream.range(0, contest.size()).filter(p -> !ledger.hasWon(p)).boxed().toList();
    if (rule.completion().thenGreedy()) {
      var lost = new ArrayList<Runnable>();
      Queue.byUtility(ledger, rule.utility())
          .complete(p -> {
            Verdict.DidNotFit last = ledger.didNotFit(p);
            lost.add(() -> lose(p, round, accepted, Optional.of(last)));
          });
      lost.forEach(Runnable::run);
    } else {
      losers.stream()
          .sorted(Comparator.comparingLong(p -> -contest.votes[p]))
          .forEach(p -> lose(p, round, accepted, Optional.empty()));
    }
    for (Equals equal : ties) {
      boolean decisive = equal.tied().stream().anyMatch(p -> !ledger.hasWon(p));
      ledger.tie(equal.tied(), equal.step(), breaks(equal.tied()), decisive);
    }
    return ledger.close();
  }

  /// What a loser's supporters lacked in the round that decided.
  private void lose(
      int p,
      SharesRound round,
      Endowments.Accepted accepted,
      Optional<Verdict.DidNotFit> completion) {
    BigInteger denominator = round.prices.denominator();
    BigInteger money = round.money(p);
    BigInteger missing = contest.cost[p].multiply(denominator).subtract(money).max(BigInteger.ZERO);
    int places = contest.scale + 2;
    var verdict =
        new Verdict.SupportersShort(
            rounded(money, denominator, places), rounded(missing, denominator, places), completion);
    BigInteger[] supporters =
        accepted.numerator().signum() == 0
            ? new BigInteger[] {BigInteger.ZERO, BigInteger.ZERO}
            : missing
                .multiply(accepted.denominator())
                .divideAndRemainder(denominator.multiply(accepted.numerator()));
    BigInteger whole =
        supporters[1].signum() > 0 ? supporters[0].add(BigInteger.ONE) : supporters[0];
    ledger.lose(
        p,
        verdict,
        whole.signum() == 0
            ? Optional.empty()
            : Optional.of(new More(new BigDecimal(whole), More.Of.SUPPORTERS)));
  }

  private BigDecimal rounded(BigInteger numerator, BigInteger denominator, int places) {
    return Ratio.decimal(
        numerator, denominator.multiply(BigInteger.TEN.pow(contest.scale)), places);
  }

  private Comparator<Integer> order() {
    Comparator<Integer> published = Comparator.naturalOrder();
    if (!rule.completion().integral()) return published;
    return Comparator.<Integer, BigInteger>comparing(p -> contest.cost[p])
        .thenComparingLong(p -> -contest.votes[p])
        .thenComparing(published);
  }

  private TieBreak breaks(List<Integer> tied) {
    int first = tied.get(0);
    int second = tied.get(1);
    if (!rule.completion().integral()) return TieBreak.PUBLISHED_ORDER;
    if (!contest.cost[first].equals(contest.cost[second])) return TieBreak.LOWER_COST;
    return contest.votes[first] != contest.votes[second]
        ? TieBreak.MORE_VOTES
        : TieBreak.PUBLISHED_ORDER;
  }
}
