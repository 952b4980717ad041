package cortile.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import cortile.budgets.count.Count;
import cortile.budgets.count.Outcome;
import cortile.budgets.count.Rule;
import cortile.budgets.count.pb.PbCount;
import cortile.budgets.count.pb.PbReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Processor times of all rules on the elections of a folder beside those of the reference, in one
/// warm JVM: medians of five, reading the file and the rule alone.
///
/// Arguments: the folder (with `expected/`), and optionally `slow` (default: instances that took
/// the reference over a second), `all`, or part of a file's name.
public final class CountTimes {
  private static final int ROUNDS = 5;
  private static final int WARM_UP = 1;
  private static final int WARM_UP_PASSES = 4;

  private record Line(String file, String rule, double reference, double read, double count) {
    double whole() {
      return reference / (read + count);
    }

    double alone() {
      return reference / count;
    }
  }

  // The reference has processor time too, and this machine is never idle.
  private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

  private CountTimes() {}

  public static void main(String[] args) throws IOException {
    var folder = Path.of(args.length > 0 ? args[0] : "../shared/pabulib");
    var which = args.length > 1 ? args[1] : "slow";
    for (int pass = 0; pass < WARM_UP_PASSES; pass++) measureAll(folder, which);
    List<Line> lines = measureAll(folder, which);
    lines.sort((a, b) -> Double.compare(b.reference(), a.reference()));
    System.out.println("| election | rule | reference s | reading ms | rule ms | × | × rule |");
    System.out.println("|---|---|---:|---:|---:|---:|---:|");
    for (Line line : lines) {
      System.out.printf(
          Locale.ROOT,
          "| %s | %s | %.2f | %.1f | %.2f | %.0f | %.0f |%n",
          line.file(),
          line.rule(),
          line.reference(),
          line.read() * 1e3,
          line.count() * 1e3,
          line.whole(),
          line.alone());
    }
    System.out.printf(
        Locale.ROOT,
        "%nleast: %.0f × with reading, %.0f × alone; slowest rule %.0f ms%n",
        lines.stream().filter(l -> l.reference() > 1).mapToDouble(Line::whole).min().orElse(0),
        lines.stream().filter(l -> l.reference() > 1).mapToDouble(Line::alone).min().orElse(0),
        lines.stream().mapToDouble(Line::count).max().orElse(0) * 1e3);
  }

  /// The first passes over everything warm the JVM up.
  private static List<Line> measureAll(Path folder, String which) throws IOException {
    var lines = new ArrayList<Line>();
    try (Stream<Path> files = Files.list(folder.resolve("expected"))) {
      for (Path file : files.sorted().toList()) {
        JsonNode expected = new ObjectMapper().readTree(file.toFile());
        if (which.equals("slow") || which.equals("all") || file.toString().contains(which)) {
          measure(folder, expected, !which.equals("slow"), lines);
        }
      }
    }
    return lines;
  }

  private static void measure(Path folder, JsonNode expected, boolean all, List<Line> lines)
      throws IOException {
    for (var each : expected.get("rules").properties()) {
      double reference = each.getValue().path("cpu_seconds").asDouble();
      if (!all && reference <= 1) continue;
      Path file = folder.resolve(expected.get("file").asText());
      Rule rule = Rule.named(each.getKey()).orElseThrow();
      var read = new double[ROUNDS];
      var count = new double[ROUNDS];
      for (int round = -WARM_UP; round < ROUNDS; round++) {
        long begin = CPU.getCurrentThreadCpuTime();
        Count input;
        try (var in = open(file);
            var reader = new PbReader(in)) {
          input = PbCount.of(reader.header(), reader.ballots(), PbCount.Ties.IDS);
        }
        long middle = CPU.getCurrentThreadCpuTime();
        Outcome outcome = rule.outcome(input);
        long end = CPU.getCurrentThreadCpuTime();
        if (outcome.winners().size() != each.getValue().get("winners").size()
            && each.getValue().get("winners").isArray()) {
          throw new IllegalStateException(file + " " + rule.key());
        }
        if (round >= 0) {
          read[round] = (middle - begin) / 1e9;
          count[round] = (end - middle) / 1e9;
        }
      }
      Arrays.sort(read);
      Arrays.sort(count);
      lines.add(
          new Line(
              expected.get("instance").asText(),
              rule.key(),
              reference,
              read[ROUNDS / 2],
              count[ROUNDS / 2]));
    }
  }

  private static java.io.InputStream open(Path file) throws IOException {
    return Files.newInputStream(file);
  }
}
