package cortile.bench;

import cortile.budgets.count.Count;
import cortile.budgets.count.Outcome;
import cortile.budgets.count.Rule;
import cortile.budgets.count.pb.PbCount;
import cortile.budgets.count.pb.PbReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;

/// Reading large elections, and counting them under the rules that cost most.
///
/// `mvn -Pbench -Dbench=CountBench -Dbench.args="-jvmArgsAppend -Dcortile.pabulib=FOLDER"`; other
/// arguments are JMH's own.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CountBench {
  /// A file of votes.
  @State(Scope.Benchmark)
  public static class Election {
    @Param({"Poland_Warszawa_2026", "Poland_Wroclaw_2020"})
    public String election;

    private Path file;
    private Count count;

    /// Reads it once.
    @Setup
    public void prepare() throws IOException {
      file = Path.of(System.getProperty("cortile.pabulib", "../shared/pabulib"), election + ".pb");
      count = read();
    }

    private Count read() throws IOException {
      try (var in = Files.newInputStream(file);
          var reader = new PbReader(in)) {
        return PbCount.of(reader.header(), reader.ballots(), PbCount.Ties.IDS);
      }
    }
  }

  /// A rule.
  @State(Scope.Benchmark)
  public static class Chosen {
    @Param({"greedy-cost", "phragmen", "mes-cost", "bos-cost", "mes-cost-add1u"})
    public String rule;

    private Rule value;

    /// Looks it up once.
    @Setup
    public void prepare() {
      value = Rule.named(rule).orElseThrow();
    }
  }

  /// From the file to merged ballots.
  @Benchmark
  public Count read(Election election) throws IOException {
    return election.read();
  }

  /// From merged ballots to the outcome with its explanation.
  @Benchmark
  public Outcome count(Election election, Chosen chosen) {
    return chosen.value.outcome(election.count);
  }

  /// Runs JMH on this class.
  public static void main(String[] args)
      throws CommandLineOptionException, RunnerException, IOException {
    var all = new String[args.length + 1];
    System.arraycopy(args, 0, all, 0, args.length);
    all[args.length] = CountBench.class.getSimpleName();
    org.openjdk.jmh.Main.main(all);
  }
}
