package cortile.cli;

import cortile.budgets.count.Count;
import cortile.budgets.count.EndlessException;
import cortile.budgets.count.EqualShares;
import cortile.budgets.count.Fairness;
import cortile.budgets.count.Greedy;
import cortile.budgets.count.MostVotes;
import cortile.budgets.count.Outcome;
import cortile.budgets.count.Rule;
import cortile.budgets.count.RuleKeys;
import cortile.budgets.count.Utility;
import cortile.budgets.count.VoteType;
import cortile.budgets.count.pb.PbCount;
import cortile.budgets.count.pb.PbException;
import cortile.budgets.count.pb.PbHeader;
import cortile.budgets.count.pb.PbReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `count FILE`: who wins an election, under one rule or several, and why. Needs no server.
@Command(
    name = "count",
    mixinStandardHelpOptions = true,
    description = {
      "Counts the votes of a Pabulib file and explains the outcome.",
      "Rules: greedy-U, mes-U and its completions -greedy, -add1, -add1u, -add1-integral,",
      "-add1-integral-nonexhaustive and -budget1pct, bos-U (bounded overspending), with U one of",
      "cost, cardinality, points, points-cost, rank, rank-cost and borda; phragmen,",
      "phragmen-greedy; greedy-no-skip, greedy-threshold, greedy-custom; -swiecie and -comparison",
      "after any of them. Or simply: greedy, equal-shares."
    })
public final class CountCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE.pb[.gz]", description = "The election.")
  private Path file;

  @Option(
      names = "--rule",
      paramLabel = "KEY",
      split = ",",
      description =
          "A rule; several to see them side by side (default: greedy-cost and Equal Shares).")
  private @Nullable List<String> names;

  @Option(names = "--compare", description = "Also how fairly each rule treats the voters.")
  private boolean compare;

  @Option(names = "--explain", paramLabel = "ID", description = "Why this project won or lost.")
  private @Nullable List<String> explain;

  @Option(names = "--json", description = "One JSON object a rule and line, and nothing else.")
  private boolean json;

  @Option(
      names = "--ties",
      paramLabel = "ids|rows",
      description =
          "Ties by id or by the file's rows (default: the file's own order, if it says one; else"
              + " ids, and rows for the cities' rules).")
  private @Nullable String ties;

  @Option(
      names = "--min-votes",
      paramLabel = "N",
      description = "A project with fewer votes can't win (default: as the file says).")
  private @Nullable Long minimumVotes;

  @Option(
      names = "--step",
      paramLabel = "AMOUNT",
      description = "What Add1 adds per voter (default: as the file says, else 1).")
  private @Nullable BigDecimal step;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "" + EqualShares.MOST_ROUNDS,
      description = "Rounds after which Add1 gives up (default: ${DEFAULT-VALUE}).")
  private int mostRounds;

  @Override
  public Integer call() throws IOException {
    if (step != null && step.signum() <= 0)
      throw wrong("--step: more than 0, not " + step.toPlainString());
    if (mostRounds < 1) throw wrong("--rounds: at least 1, not " + mostRounds);
    if (ties != null && !ties.equals("ids") && !ties.equals("rows")) {
      throw wrong("--ties: ids or rows, not " + ties);
    }
    try {
      return count();
    } catch (PbException damaged) {
      return failed(file + ", " + damaged.getMessage());
    } catch (IllegalArgumentException contradiction) {
      return failed(file + ": " + contradiction.getMessage());
    } catch (IOException unreadable) {
      return failed(
          Files.exists(file)
              ? "The file can't be read: " + unreadable
              : "There is no file " + file);
    }
  }

  private int count() throws IOException {
    if (names != null) for (String name : names) rule(name, VoteType.APPROVAL);
    try (var in = PbFiles.open(file);
        var reader = new PbReader(in)) {
      PbHeader header = reader.header();
      List<Rule> rules = rules(header);
      var ballots = reader.ballots();
      var counts = new ArrayList<Count>();
      for (Rule rule : rules)
        counts.add(withMinimum(PbCount.of(header, ballots, ties(rule, header))));
      var out = spec.commandLine().getOut();
      var report = json ? new CountJson(out) : new CountTable(out, header, explained());
      return run(rules, counts, report);
    }
  }

  private int run(List<Rule> rules, List<Count> counts, CountReport report) throws IOException {
    var endless = false;
    for (int i = 0; i < rules.size(); i++) {
      try {
        long begin = System.nanoTime();
        Outcome outcome = rules.get(i).outcome(counts.get(i));
        double seconds = (System.nanoTime() - begin) / 1e9;
        report.add(
            outcome, seconds, compare ? Fairness.of(counts.get(i), rules.get(i), outcome) : null);
      } catch (EndlessException never) {
        endless = true;
        failed(String.valueOf(never.getMessage()));
      }
    }
    report.end();
    return endless || spec.commandLine().getOut().checkError() ? 1 : 0;
  }

  private List<Rule> rules(PbHeader header) {
    VoteType type = header.meta().voteType();
    var rules = new ArrayList<Rule>();
    if (names == null) {
      rules.add(new Greedy(Utility.COST));
      rules.add(stepped(EqualShares.forType(type), header));
    } else {
      for (String name : names) {
        Rule rule = rule(name, type);
        if (!rule.fits(type)) {
          throw wrong(name + " has no meaning for votes of type " + type.key());
        }
        rules.add(stepped(rule, header));
      }
    }
    for (String id : explained()) {
      if (!header.ids().contains(id)) throw wrong("--explain: the file has no project " + id);
    }
    return rules;
  }

  private Rule rule(String name, VoteType type) {
    return RuleKeys.meant(name, type)
        .orElseThrow(() -> wrong("--rule: there is no rule named " + name));
  }

  private Rule stepped(Rule rule, PbHeader header) {
    BigDecimal by = step != null ? step : PbCount.step(header);
    return RuleKeys.stepped(rule, by, mostRounds);
  }

  private Count withMinimum(Count count) {
    return minimumVotes == null
        ? count
        : new Count(
            count.pots(), count.projects(), count.ballots(), minimumVotes, count.minimumScore());
  }

  private PbCount.Ties ties(Rule rule, PbHeader header) {
    if (ties == null && PbCount.saysTies(header)) return PbCount.Ties.FILE;
    boolean rows = ties == null ? rule instanceof MostVotes : ties.equals("rows");
    return rows ? PbCount.Ties.ROWS : PbCount.Ties.IDS;
  }

  private List<String> explained() {
    return explain == null ? List.of() : explain;
  }

  private int failed(String why) {
    spec.commandLine().getErr().println(why.lines().findFirst().orElse(why));
    return 1;
  }

  private ParameterException wrong(String what) {
    return new ParameterException(spec.commandLine(), what);
  }
}
