package cortile.budgets.count;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/// Another rule among those projects only whose support goes with their cost, as Świecie has it:
/// votes / voters ≥ cost / (3 × money).
public record Limited(Rule inner) implements Rule {
  static final String SUFFIX = "-swiecie";
  private static final BigInteger THREE = BigInteger.valueOf(3);

  @Override
  public String key() {
    return inner.key() + SUFFIX;
  }

  @Override
  public boolean fits(VoteType type) {
    return inner.fits(type);
  }

  static Contest apply(Contest contest) {
    return contest.without(project -> {
      long votes = contest.line(project.id()).votes();
      BigInteger share = contest.money.multiply(THREE);
      BigInteger needed =
          contest.units(project.cost()).multiply(BigInteger.valueOf(contest.voters));
      if (share.multiply(BigInteger.valueOf(votes)).compareTo(needed) >= 0) return Optional.empty();
      BigInteger enough =
          share.signum() == 0
              ? BigInteger.valueOf(contest.voters)
              : needed.add(share).subtract(BigInteger.ONE).divide(share);
      BigInteger missing = enough.subtract(BigInteger.valueOf(votes)).max(BigInteger.ONE);
      return Optional.of(new Verdict.TooFewForItsCost(new BigDecimal(missing)));
    });
  }
}
