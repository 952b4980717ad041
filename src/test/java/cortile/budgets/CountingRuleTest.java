package cortile.budgets;

import static org.assertj.core.api.Assertions.assertThat;

import cortile.budgets.CountingRule.Fault;
import cortile.budgets.count.VoteType;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CountingRuleTest {
  @Test
  void oneSuffixOfEachKindIsEnough() {
    assertThat(fault("greedy-cost-swiecie-comparison", VoteType.APPROVAL)).isEmpty();
    assertThat(fault("equal-shares-swiecie", VoteType.ORDINAL)).isEmpty();
    assertThat(fault("greedy-comparison-comparison", VoteType.APPROVAL))
        .contains(Fault.UNKNOWN_RULE);
    assertThat(fault("greedy-comparison-swiecie", VoteType.APPROVAL)).contains(Fault.UNKNOWN_RULE);
  }

  @Test
  void boundedOverspendingCountsEveryKindOfPaper() {
    for (VoteType type : VoteType.values()) {
      assertThat(fault("bos", type)).isEmpty();
      assertThat(new CountingRule("bos").rule(type).fits(type)).isTrue();
    }
    assertThat(fault("bos-points-cost", VoteType.APPROVAL)).contains(Fault.RULE_NOT_FOR_KIND);
  }

  @Test
  void stepsBelongToRulesThatGrow() {
    var step = Optional.of(new BigDecimal("0.5"));
    assertThat(new CountingRule("equal-shares", step, 0).fault(VoteType.APPROVAL)).isEmpty();
    assertThat(new CountingRule("mes-cost-greedy", step, 0).fault(VoteType.APPROVAL))
        .contains(Fault.STEP_NOT_FOR_RULE);
    assertThat(new CountingRule("greedy", step, 0).fault(VoteType.ORDINAL))
        .contains(Fault.STEP_NOT_FOR_RULE);
  }

  @Test
  void aMinimumIsOneOfTheScoreWhereTheRuleHasAThreshold() {
    assertThat(new CountingRule("greedy-threshold").hasThreshold(VoteType.CUMULATIVE)).isTrue();
    assertThat(new CountingRule("greedy-no-skip").hasThreshold(VoteType.CUMULATIVE)).isFalse();
  }

  private static Optional<Fault> fault(String name, VoteType type) {
    return new CountingRule(name).fault(type);
  }
}
