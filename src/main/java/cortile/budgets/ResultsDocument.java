package cortile.budgets;

import cortile.budgets.count.Count;
import cortile.budgets.count.EjrPlus;
import cortile.budgets.count.Fairness;
import cortile.budgets.count.Outcome;
import cortile.budgets.count.Outcome.Decision;
import cortile.budgets.count.Outcome.PotOutcome;
import cortile.budgets.count.OutcomeDocument;
import cortile.budgets.count.Rule;
import cortile.budgets.count.Verdict;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/// An outcome as the API tells it: maps, lists and strings, with amounts and shares as decimals in
/// strings.
final class ResultsDocument {
  private ResultsDocument() {}

  /// @param ballots the turnout
  /// @param hash of the ballots, see [cortile.budgets.count.BallotsHash]
  /// @param themes of the projects, by their ids; likewise areas
  record Facts(
      String currency,
      long ballots,
      String hash,
      Map<String, String> themes,
      Map<String, String> areas) {}

  static Map<String, Object> of(Count count, Rule rule, Outcome outcome, Facts facts) {
    var document = new LinkedHashMap<String, Object>();
    document.put("rule", outcome.rule());
    document.put("ballots", facts.ballots());
    document.put("hash", facts.hash());
    document.put("currency", facts.currency());
    document.put("pots", pots(outcome));
    document.put("projects", projects(outcome));
    document.put("ties", OutcomeDocument.ties(outcome));
    document.put("fairness", fairness(Fairness.of(count, rule, outcome)));
    var spending = new LinkedHashMap<String, Object>();
    var pots = new LinkedHashMap<String, String>();
    count.projects().forEach(project -> pots.put(project.id(), project.pot()));
    spending.put("pots", parts(pots, count, outcome));
    spending.put("themes", parts(facts.themes(), count, outcome));
    spending.put("areas", parts(facts.areas(), count, outcome));
    document.put("spending", spending);
    return document;
  }

  private static Map<String, Object> pots(Outcome outcome) {
    var pots = OutcomeDocument.pots(outcome);
    for (PotOutcome pot : outcome.pots()) {
      member(pots, pot.pot())
          .put("steps", pot.decisions().stream().map(Decision::project).toList());
    }
    return pots;
  }

  private static Map<String, Object> projects(Outcome outcome) {
    var projects = OutcomeDocument.projects(outcome);
    for (PotOutcome pot : outcome.pots()) {
      for (Decision decision : pot.decisions()) {
        Map<String, Object> facts = member(projects, decision.project());
        facts.put("score", decision.score().longValueExact());
        switch (decision.verdict()) {
          case Verdict.Won won -> {
            facts.put("place", won.place());
            facts.put("left", OutcomeDocument.text(won.before()));
            facts.put("leftAfter", OutcomeDocument.text(won.after()));
          }
          case Verdict.Withdrawn _ -> facts.put("withdrawn", true);
          case Verdict.Lost _ -> {}
        }
      }
      for (Outcome.Tie tie : pot.ties()) {
        for (String id : tie.projects()) {
          Map<String, Object> facts = member(projects, id);
          facts.put(
              "tiedWith", tie.projects().stream().filter(other -> !other.equals(id)).toList());
          facts.put("tieDecided", tie.decisive());
        }
      }
    }
    return projects;
  }

  private static Map<String, Object> fairness(Fairness fairness) {
    var facts = new LinkedHashMap<String, Object>();
    facts.put("voters", fairness.voters());
    facts.put("represented", fairness.represented());
    facts.put("excluded", share(fairness.excluded()));
    facts.put("ownChoices", share(fairness.ownChoices()));
    facts.put("effectiveSupport", share(fairness.effectiveSupport()));
    facts.put("spent", share(fairness.spent()));
    fairness.proportional().map(EjrPlus::broken).ifPresent(ids -> facts.put("passedOver", ids));
    return facts;
  }

  private static Map<String, Object> parts(
      Map<String, String> groups, Count count, Outcome outcome) {
    Function<String, List<String>> of =
        id -> groups.containsKey(id) ? List.of(groups.getOrDefault(id, "")) : List.of();
    var parts = new LinkedHashMap<String, Object>();
    Fairness.by(of, count, outcome)
        .forEach((group, part) -> {
          var facts = new LinkedHashMap<String, Object>();
          facts.put("spent", OutcomeDocument.text(part.spent()));
          facts.put("share", share(part.share()));
          facts.put("votes", share(part.votes()));
          parts.put(group, facts);
        });
    return parts;
  }

  private static String share(BigDecimal share) {
    return OutcomeDocument.text(share);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> member(Map<String, Object> map, String name) {
    return (Map<String, Object>) Objects.requireNonNull(map.get(name));
  }
}
