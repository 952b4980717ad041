package cortile.budgets.count;

import cortile.budgets.count.Outcome.Comparison;
import cortile.budgets.count.Outcome.Decision;
import cortile.budgets.count.Outcome.PotOutcome;
import cortile.budgets.count.Outcome.Round;
import cortile.budgets.count.Outcome.Tie;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// An outcome as nested maps and lists, ready for whoever writes JSON: amounts and points as
/// strings, counts as numbers, names in lower case with hyphens.
public final class OutcomeDocument {
  private OutcomeDocument() {}

  /// Each project by its id: whether it won, its turn, why, and what a loser lacked.
  public static Map<String, Object> projects(Outcome outcome) {
    var projects = new LinkedHashMap<String, Object>();
    for (PotOutcome pot : outcome.pots()) {
      for (Decision decision : pot.decisions()) {
        projects.put(decision.project(), decision(decision, projects.size() + 1));
      }
    }
    return projects;
  }

  /// Every tie, pot by pot.
  public static List<Object> ties(Outcome outcome) {
    return outcome.pots().stream()
        .flatMap(pot -> pot.ties().stream())
        .map(OutcomeDocument::tie)
        .toList();
  }

  /// Each pot by its id: money, spending, and what a rule says beyond its projects.
  public static Map<String, Object> pots(Outcome outcome) {
    var pots = new LinkedHashMap<String, Object>();
    for (PotOutcome pot : outcome.pots()) {
      var facts = new LinkedHashMap<String, Object>();
      facts.put("amount", text(pot.amount()));
      facts.put("spent", text(pot.spent()));
      facts.put("left", text(pot.left()));
      pot.round().ifPresent(round -> facts.put("round", round(round)));
      pot.comparison().ifPresent(comparison -> facts.put("comparison", comparison(comparison)));
      pots.put(pot.pot(), facts);
    }
    return pots;
  }

  /// An amount in full digits.
  public static String text(BigDecimal amount) {
    return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
  }

  private static Map<String, Object> decision(Decision decision, int order) {
    var facts = new LinkedHashMap<String, Object>();
    facts.put("won", decision.won());
    facts.put("order", order);
    facts.put("cost", text(decision.cost()));
    facts.put("votes", decision.votes());
    facts.put("score", text(decision.score()));
    verdict(decision.verdict(), facts);
    decision
        .more()
        .ifPresent(
            more -> facts.put("more", pair("number", text(more.number()), "of", name(more.of()))));
    return facts;
  }

  private static void verdict(Verdict verdict, Map<String, Object> facts) {
    facts.put("verdict", verdictName(verdict));
    switch (verdict) {
      case Verdict.Won won -> {
        facts.put("left", text(won.after()));
        won.shares().ifPresent(shares -> facts.put("shares", shares(shares)));
      }
      case Verdict.DidNotFit(BigDecimal before, BigDecimal missing) -> left(facts, before, missing);
      case Verdict.FromReserve(BigDecimal before, BigDecimal missing) ->
          left(facts, before, missing);
      case Verdict.NotReached(BigDecimal before, BigDecimal missing) ->
          left(facts, before, missing.max(BigDecimal.ZERO));
      case Verdict.SupportersShort lost -> {
        facts.put("available", text(lost.available()));
        facts.put("missing", text(lost.missing()));
        lost.completion()
            .ifPresent(last ->
                facts.put(
                    "completion",
                    pair("left", text(last.before()), "missing", text(last.missing()))));
      }
      case Verdict.BelowMinimum(BigDecimal minimum, BigDecimal missing) -> {
        facts.put("minimum", text(minimum));
        facts.put("missing", text(missing));
      }
      case Verdict.TooFewForItsCost(BigDecimal missing) -> facts.put("missing", text(missing));
      case Verdict.Excluded(String by) -> facts.put("by", by);
      case Verdict.Withdrawn() -> {}
    }
  }

  /// The name of a verdict in documents, such as `did-not-fit`.
  public static String verdictName(Verdict verdict) {
    return verdict
        .getClass()
        .getSimpleName()
        .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
        .toLowerCase(Locale.ROOT);
  }

  private static void left(Map<String, Object> facts, BigDecimal left, BigDecimal missing) {
    facts.put("left", text(left));
    facts.put("missing", text(missing));
  }

  private static Map<String, Object> shares(Shares shares) {
    var facts = new LinkedHashMap<String, Object>();
    facts.put("price", text(shares.price()));
    facts.put("full", shares.full());
    facts.put("partly", shares.partly());
    facts.put("broke", shares.broke());
    facts.put(
        "payments",
        shares.payments().stream()
            .map(each -> {
              var payment = pair("least", text(each.least()), "most", text(each.most()));
              payment.put("voters", each.voters());
              return payment;
            })
            .toList());
    if (shares.added().signum() > 0) facts.put("added", text(shares.added()));
    return facts;
  }

  private static Object tie(Tie tie) {
    var facts = new LinkedHashMap<String, Object>();
    facts.put("projects", tie.projects());
    tie.step().ifPresent(step -> facts.put("step", step));
    facts.put("by", name(tie.by()));
    facts.put("decisive", tie.decisive());
    return facts;
  }

  private static Map<String, Object> round(Round round) {
    var facts = new LinkedHashMap<String, Object>();
    facts.put("endowment", round.endowment());
    facts.put("perVoter", text(round.perVoter()));
    facts.put("runs", round.runs());
    return facts;
  }

  private static Map<String, Object> comparison(Comparison comparison) {
    var facts = new LinkedHashMap<String, Object>();
    facts.put("preferring", comparison.preferring());
    facts.put("preferringGreedy", comparison.preferringGreedy());
    facts.put("switched", comparison.switched());
    return facts;
  }

  // Map.of would come in another order each time the program runs.
  private static Map<String, Object> pair(String a, Object first, String b, Object second) {
    var pair = new LinkedHashMap<String, Object>();
    pair.put(a, first);
    pair.put(b, second);
    return pair;
  }

  private static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
