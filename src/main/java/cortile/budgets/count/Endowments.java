package cortile.budgets.count;

import cortile.budgets.count.EqualShares.Completion;
import java.math.BigDecimal;
import java.math.BigInteger;

/// Finds the endowment whose round decides: the first one, or, for completions that start all over
/// again with more money per voter, the one at which they stop.
final class Endowments {
  /// An endowment per voter in units, and the number of rounds that it took to find it.
  record Accepted(BigInteger numerator, BigInteger denominator, int rounds) {}

  private static final SharesRound.Listener NOBODY = equal -> {};

  private final EqualShares rule;
  private final Contest contest;
  private final SharesRound round;
  private final Progress progress;
  private final BigInteger denominator;
  private final BigInteger growth;
  private BigInteger numerator;

  Endowments(EqualShares rule, Contest contest, SharesRound round, Progress progress) {
    this.rule = rule;
    this.contest = contest;
    this.round = round;
    this.progress = progress;
    BigInteger voters = BigInteger.valueOf(contest.voters);
    if (rule.completion() == Completion.BUDGET_1_PERCENT) {
      BigInteger hundred = BigInteger.valueOf(100);
      denominator = voters.multiply(hundred);
      growth = contest.money;
      numerator = contest.money.multiply(hundred);
    } else {
      BigDecimal step = rule.step().movePointRight(contest.scale).stripTrailingZeros();
      BigInteger finer = BigInteger.TEN.pow(Math.max(0, step.scale()));
      denominator = voters.multiply(finer);
      growth = step.multiply(new BigDecimal(denominator)).toBigIntegerExact();
      BigInteger first = contest.money.multiply(finer);
      numerator = rule.completion().integral() ? first.subtract(first.mod(growth)) : first;
    }
  }

  Accepted accepted() {
    return switch (rule.completion()) {
      case NONE, GREEDY -> {
        round.run(numerator, denominator, NOBODY);
        yield new Accepted(numerator, denominator, 1);
      }
      case ADD1, ADD1U, ADD1_INTEGRAL, ADD1_INTEGRAL_NONEXHAUSTIVE, BUDGET_1_PERCENT -> grown();
    };
  }

  private Accepted grown() {
    boolean untilTooDear = rule.completion() == Completion.ADD1_INTEGRAL_NONEXHAUSTIVE;
    if (untilTooDear
        && sum(round.payable(), round.payable().length).compareTo(contest.money) <= 0) {
      throw new EndlessException(
          rule.key() + " would not end: there is money for all projects that anyone supports");
    }
    Accepted previous = new Accepted(numerator, denominator, 0);
    int filled = 0;
    for (int rounds = 1; rounds <= rule.mostRounds(); rounds++) {
      progress.at(contest.pot.id(), rounds, filled);
      round.run(numerator, denominator, NOBODY);
      BigInteger left = contest.money.subtract(sum(round.order, round.purchases));
      if (left.signum() < 0) {
        return new Accepted(previous.numerator(), denominator, rounds);
      }
      if (!untilTooDear && (exhausted(left) || unchanging())) {
        return new Accepted(numerator, denominator, rounds);
      }
      filled = contest.filled(left);
      previous = new Accepted(numerator, denominator, rounds);
      numerator = numerator.add(growth);
    }
    boolean percent = rule.completion() == Completion.BUDGET_1_PERCENT;
    throw new EndlessException(
        "%s did not end within %d rounds of %s more per voter%s"
            .formatted(
                rule.key(),
                rule.mostRounds(),
                percent ? "1 %" : rule.step().toPlainString(),
                percent ? "" : ": choose a larger step"));
  }

  /// Whether nothing more could be added to the winners of the last round.
  private boolean exhausted(BigInteger left) {
    if (rule.completion() == Completion.BUDGET_1_PERCENT) {
      for (int p = 0; p < contest.size(); p++) {
        boolean out = round.step[p] < 0 && !round.free(p);
        if (out && contest.cost[p].compareTo(left) <= 0) return false;
      }
      return true;
    }
    for (int p : round.payable()) {
      if (round.step[p] < 0 && contest.cost[p].compareTo(left) <= 0) return false;
    }
    return true;
  }

  /// Whether more money per voter would change nothing any more: all that anyone supports is
  /// bought, or there is no money to grow by.
  private boolean unchanging() {
    return round.purchases == round.payable().length || growth.signum() == 0;
  }

  private BigInteger sum(int[] candidates, int number) {
    BigInteger sum = BigInteger.ZERO;
    for (int i = 0; i < number; i++) sum = sum.add(contest.cost[candidates[i]]);
    return sum;
  }
}
