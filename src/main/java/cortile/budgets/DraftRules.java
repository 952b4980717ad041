package cortile.budgets;

import cortile.budgets.Judgement.Broken;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where the parts of a draft contradict each other, beyond what the contract's schema can say.
final class DraftRules {
  /// How votes are counted where nobody said anything.
  static final String DEFAULT_RULE = "greedy";

  private DraftRules() {}

  /// What is wrong with a budget; empty if it may be stored.
  static List<Broken> broken(Map<String, Object> draft) {
    var broken = new ArrayList<Broken>();
    var paper = map(draft.get("paper"));
    var min = number(paper.get("min"), 1);
    var max = number(paper.get("max"), Long.MAX_VALUE);
    if (max < Math.max(min, 1)) {
      broken.add(Broken.of("/paper/max", "max-below-min", max, min));
    }
    var least = number(paper.get("minPerProject"), 0);
    var most = number(paper.get("maxPerProject"), Long.MAX_VALUE);
    if (most < least) {
      broken.add(Broken.of("/paper/maxPerProject", "max-below-min", most, least));
    }
    var kind = String.valueOf(paper.get("kind"));
    onlyFor(broken, paper, "maxCost", kind, "knapsack");
    for (var member : List.of("maxPoints", "maxPerProject", "minPerProject")) {
      onlyFor(broken, paper, member, kind, "points");
    }
    rule(draft, kind, broken);
    dates(draft, broken);
    if (draft.get("currency") instanceof String code
        && Currency.getAvailableCurrencies().stream()
            .noneMatch(c -> c.getCurrencyCode().equals(code))) {
      broken.add(Broken.of("/currency", "unknown-currency", code));
    }
    return broken;
  }

  /// What is wrong with projects for a budget; empty if they may be stored.
  ///
  /// @param budget the budget's document
  static List<Broken> broken(Map<String, Object> budget, List<?> projects) {
    var broken = new ArrayList<Broken>();
    for (var i = 0; i < projects.size(); i++) {
      var project = map(projects.get(i));
      var pot = project.get("pot");
      if (!map(budget.get("pots")).containsKey(pot)) {
        broken.add(Broken.of("/projects/" + i + "/pot", "unknown-pot", String.valueOf(pot)));
      }
      var theme = project.get("theme");
      if (theme != null && !map(budget.get("themes")).containsKey(theme)) {
        broken.add(Broken.of("/projects/" + i + "/theme", "unknown-theme", String.valueOf(theme)));
      }
    }
    return broken;
  }

  /// Pots and themes that projects lie in and that a new draft no longer has.
  ///
  /// @param budget the present document
  static List<Broken> lost(Map<String, Object> budget, Map<String, Object> draft) {
    var lost = new ArrayList<Broken>(lost(budget, "pot", map(draft.get("pots"))));
    lost.addAll(lost(budget, "theme", map(draft.get("themes"))));
    return lost;
  }

  private static List<Broken> lost(Map<String, Object> budget, String member, Map<?, ?> left) {
    return map(budget.get("projects")).values().stream()
        .map(project -> map(project).get(member))
        .filter(Objects::nonNull)
        .map(String::valueOf)
        .distinct()
        .filter(id -> !left.containsKey(id))
        .map(id -> Broken.of("/" + member + "s", member + "-in-use", id))
        .toList();
  }

  private static void rule(Map<String, Object> draft, String kind, List<Broken> broken) {
    var step =
        Optional.ofNullable(draft.get("ruleStep")).map(each -> new BigDecimal(each.toString()));
    var name = String.valueOf(draft.getOrDefault("rule", DEFAULT_RULE));
    if (step.isPresent() && step.get().signum() == 0) {
      broken.add(Broken.of("/ruleStep", "step-of-nothing"));
    } else {
      broken(new CountingRule(name, step, 0), kind, "/rule").ifPresent(broken::add);
    }
  }

  /// Why a rule can't count a paper of this kind; empty if it can.
  ///
  /// @param at where its name stands
  static Optional<Broken> broken(CountingRule rule, String kind, String at) {
    return rule.fault(CountingRule.type(kind))
        .map(fault ->
            switch (fault) {
              case UNKNOWN_RULE -> Broken.of(at, "unknown-rule", rule.name());
              case RULE_NOT_FOR_KIND -> Broken.of(at, "rule-not-for-kind", rule.name(), kind);
              case RULE_MAY_NOT_END -> Broken.of(at, "rule-may-not-end", rule.name());
              case STEP_NOT_FOR_RULE -> Broken.of(at + "Step", "step-not-for-rule", rule.name());
            });
  }

  private static void dates(Map<String, Object> draft, List<Broken> broken) {
    if (draft.get("opensAt") instanceof String opens
        && draft.get("closesAt") instanceof String closes
        && !OffsetDateTime.parse(closes).isAfter(OffsetDateTime.parse(opens))) {
      broken.add(Broken.of("/closesAt", "closes-before-opening"));
    }
  }

  private static void onlyFor(
      List<Broken> broken, Map<?, ?> paper, String member, String kind, String right) {
    if (paper.get(member) != null && !kind.equals(right)) {
      broken.add(Broken.of("/paper/" + member, "not-for-kind", kind));
    }
  }

  private static long number(@Nullable Object value, long missing) {
    return value instanceof Number number ? number.longValue() : missing;
  }

  private static Map<?, ?> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }
}
