package cortile.cli;

import cortile.budgets.count.Outcome.Decision;
import cortile.budgets.count.Outcome.More;
import cortile.budgets.count.OutcomeDocument;
import cortile.budgets.count.Shares;
import cortile.budgets.count.Verdict;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// Why a project won or lost, in sentences.
final class CountReasons {
  private CountReasons() {}

  static List<String> of(Decision decision, String currency) {
    var lines = new ArrayList<String>();
    lines.add(
        "%s %s. It costs %s and has %d votes."
            .formatted(
                decision.project(),
                decision.won() ? "won" : "lost",
                money(decision.cost(), currency),
                decision.votes()));
    switch (decision.verdict()) {
      case Verdict.Won won -> {
        lines.add(
            "It was number %d: there were %s left before it and %s after it."
                .formatted(
                    won.place(), money(won.before(), currency), money(won.after(), currency)));
        won.shares().ifPresent(shares -> lines.addAll(shares(shares, currency)));
      }
      case Verdict.DidNotFit(BigDecimal before, BigDecimal missing) ->
          lines.add(
              "At its turn there were %s left, %s too little."
                  .formatted(money(before, currency), money(missing, currency)));
      case Verdict.FromReserve(BigDecimal before, BigDecimal missing) ->
          lines.add(
              "At its turn there were %s left; a reserve adds the missing %s."
                  .formatted(money(before, currency), money(missing, currency)));
      case Verdict.NotReached(BigDecimal before, BigDecimal missing) ->
          lines.add(
              missing.signum() > 0
                  ? "The count ended with %s left, %s too little for it."
                      .formatted(money(before, currency), money(missing, currency))
                  : "The count ended before its turn, with %s left."
                      .formatted(money(before, currency)));
      case Verdict.SupportersShort lost -> {
        lines.add(
            "Its supporters had %s left together, %s too little."
                .formatted(money(lost.available(), currency), money(lost.missing(), currency)));
        lost.completion()
            .ifPresent(last ->
                lines.add(
                    "When the rest was spent, there were %s left, %s too little."
                        .formatted(
                            money(last.before(), currency), money(last.missing(), currency))));
      }
      case Verdict.BelowMinimum(BigDecimal minimum, BigDecimal missing) ->
          lines.add(
              "It needed %s, %s more than it got."
                  .formatted(OutcomeDocument.text(minimum), OutcomeDocument.text(missing)));
      case Verdict.TooFewForItsCost(BigDecimal missing) ->
          lines.add(
              "For what it costs it needed %s more votes."
                  .formatted(OutcomeDocument.text(missing)));
      case Verdict.Excluded(String by) ->
          lines.add("Only one project can have this place, and %s has more votes.".formatted(by));
      case Verdict.Withdrawn() -> lines.add("It was withdrawn during the vote.");
    }
    decision.more().ifPresent(more -> lines.add(more(more)));
    return lines;
  }

  private static List<String> shares(Shares shares, String currency) {
    var lines = new ArrayList<String>();
    lines.add(
        "%d supporters paid the full price of %s, %d all that they had left; %d had nothing left."
            .formatted(
                shares.full(), money(shares.price(), currency), shares.partly(), shares.broke()));
    for (Shares.Payment payment : shares.payments()) {
      boolean same = payment.least().compareTo(payment.most()) == 0;
      lines.add(
          "  %d voters paid %s%s"
              .formatted(
                  payment.voters(),
                  same ? "" : OutcomeDocument.text(payment.least()) + " to ",
                  money(payment.most(), currency)));
    }
    return lines;
  }

  private static String more(More more) {
    String number = OutcomeDocument.text(more.number());
    return switch (more.of()) {
      case VOTES -> "It would have won with %s more votes.".formatted(number);
      case POINTS -> "It would have won with %s more points.".formatted(number);
      case SUPPORTERS ->
          "%s more supporters who had not spent anything would have been enough in the last round."
              .formatted(number);
    };
  }

  private static String money(BigDecimal amount, String currency) {
    return (OutcomeDocument.text(amount) + " " + currency).strip();
  }
}
