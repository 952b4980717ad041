package cortile.budgets.count;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/// Keys of rules and the friendlier names for some of them.
public final class RuleKeys {
  private RuleKeys() {}

  /// The rule that a person means by a name, for votes of a type: a key, or one of `greedy`,
  /// `most-votes`, `equal-shares`, `mes`, `bounded-overspending`, `bos`, `phragmén` and
  /// `sequential-phragmen`.
  public static Optional<Rule> meant(String name, VoteType type) {
    String utility = Utility.forType(type).key();
    Map<String, String> friendly =
        Map.of(
            "greedy",
            "greedy-" + utility,
            "most-votes",
            "greedy-" + utility,
            "equal-shares",
            EqualShares.forType(type).key(),
            "mes",
            EqualShares.forType(type).key(),
            "bounded-overspending",
            BoundedOverspending.forType(type).key(),
            "bos",
            BoundedOverspending.forType(type).key(),
            "phragmén",
            "phragmen",
            "sequential-phragmen",
            "phragmen");
    for (String suffix : new String[] {Compared.SUFFIX, Limited.SUFFIX, ""}) {
      if (!name.endsWith(suffix)) continue;
      String inner = name.substring(0, name.length() - suffix.length());
      if (friendly.containsKey(inner)) return parse(friendly.get(inner) + suffix);
    }
    return parse(name);
  }

  /// The same rule, and where it adds money per voter step by step, with these steps.
  public static Rule stepped(Rule rule, BigDecimal step, int mostRounds) {
    return switch (rule) {
      case EqualShares shares -> shares.with(step, mostRounds);
      case Limited(Rule inner) -> new Limited(stepped(inner, step, mostRounds));
      case Compared(Rule inner) -> new Compared(stepped(inner, step, mostRounds));
      case Greedy _, MostVotes _, BoundedOverspending _, Phragmen _ -> rule;
    };
  }

  static Optional<Rule> parse(String key) {
    if (key.endsWith(Compared.SUFFIX)) {
      return parse(without(key, Compared.SUFFIX)).map(Compared::new);
    }
    if (key.endsWith(Limited.SUFFIX)) {
      return parse(without(key, Limited.SUFFIX)).map(Limited::new);
    }
    return MostVotes.named(key)
        .or(() -> Greedy.named(key))
        .or(() -> EqualShares.named(key))
        .or(() -> BoundedOverspending.named(key))
        .or(() -> Phragmen.named(key));
  }

  private static String without(String key, String suffix) {
    return key.substring(0, key.length() - suffix.length());
  }
}
