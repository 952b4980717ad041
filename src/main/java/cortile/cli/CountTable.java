package cortile.cli;

import cortile.budgets.count.Fairness;
import cortile.budgets.count.Outcome;
import cortile.budgets.count.Outcome.Decision;
import cortile.budgets.count.Outcome.PotOutcome;
import cortile.budgets.count.OutcomeDocument;
import cortile.budgets.count.Verdict;
import cortile.budgets.count.pb.PbHeader;
import cortile.budgets.count.pb.PbProject;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Outcomes as tables for people.
final class CountTable implements CountReport {
  private static final int NAME = 40;

  private final PrintWriter out;
  private final String currency;
  private final Map<String, String> titles = new HashMap<>();
  private final List<String> explained;
  private final Map<String, Fairness> compared = new LinkedHashMap<>();

  CountTable(PrintWriter out, PbHeader header, List<String> explained) {
    this.out = out;
    this.explained = explained;
    currency = header.meta().currency().orElse("");
    for (PbProject project : header.projects()) {
      project.text("name").ifPresent(name -> titles.put(project.id(), name));
    }
  }

  @Override
  public void add(Outcome outcome, double seconds, @Nullable Fairness fairness) {
    if (fairness != null) compared.put(outcome.rule(), fairness);
    out.printf(
        Locale.ROOT,
        "%s: %d winners for %s %s (%.3f s)%n",
        outcome.rule(),
        outcome.winners().size(),
        amount(outcome.spent()),
        currency,
        seconds);
    for (PotOutcome pot : outcome.pots()) show(pot);
    out.println();
    out.flush();
  }

  @Override
  public void end() {
    if (!compared.isEmpty()) {
      out.printf(
          "%-36s %9s %9s %9s %9s %9s  %s%n",
          "rule", "with own", "excluded", "own won", "support", "spent", "EJR+ up to one");
      compared.forEach((rule, fair) ->
          out.printf(
              "%-36s %9d %9s %9s %9s %9s  %s%n",
              rule,
              fair.represented(),
              percent(fair.excluded()),
              percent(fair.ownChoices()),
              percent(fair.effectiveSupport()),
              percent(fair.spent()),
              fair.proportional()
                  .map(ejr -> ejr.satisfied() ? "yes" : "no: " + ejr.broken().size() + " projects")
                  .orElse("?")));
      out.println();
      out.println(
          "with own: voters who named a winner; own won: share of her choices that won, on");
      out.println("average; support: share of voters behind the average unit of money spent.");
    }
    out.flush();
  }

  private void show(PotOutcome pot) {
    out.printf("  %3s  %-12s %14s %9s  %s%n", "", "project", "cost", "votes", "name");
    pot.won().forEach(this::row);
    out.printf("       left %s of %s%n", amount(pot.left()), amount(pot.amount()));
    pot.round()
        .ifPresent(round ->
            out.printf(
                "       each voter had %s (%s), round %d%n",
                amount(round.perVoter()), round.endowment(), round.runs()));
    pot.comparison()
        .ifPresent(both ->
            out.printf(
                "       %d voters prefer the rule's outcome, %d most votes first%s%n",
                both.preferring(),
                both.preferringGreedy(),
                both.switched() ? ": so that counts" : ""));
    for (var tie : pot.ties()) {
      if (tie.decisive()) {
        out.printf(
            "       a tie decided (%s): %s%n",
            tie.by().name().toLowerCase(Locale.ROOT).replace('_', ' '),
            String.join(", ", tie.projects()));
      }
    }
    for (Decision decision : pot.decisions()) {
      if (explained.contains(decision.project())) {
        out.println();
        CountReasons.of(decision, currency).forEach(line -> out.println("  " + line));
      }
    }
  }

  private void row(Decision decision) {
    var place = ((Verdict.Won) decision.verdict()).place();
    String title = titles.getOrDefault(decision.project(), "").replaceAll("\\s+", " ");
    out.printf(
        "  %3d  %-12s %14s %9d  %s%n",
        place,
        decision.project(),
        amount(decision.cost()),
        decision.votes(),
        title.length() > NAME ? title.substring(0, NAME - 1) + "…" : title);
  }

  private static String amount(BigDecimal amount) {
    return OutcomeDocument.text(amount);
  }

  private static String percent(BigDecimal share) {
    return String.format(Locale.ROOT, "%.1f%%", share.doubleValue() * 100);
  }
}
