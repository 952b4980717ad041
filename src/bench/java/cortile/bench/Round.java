package cortile.bench;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// One round of one way to write.
///
/// @param node processor seconds of the Java process, per so many writes as the table says
/// @param database processor seconds of its PostgreSQL, likewise
/// @param p50 milliseconds; zero where nobody waited
/// @param p99 milliseconds; zero where nobody waited
record Round(double perSecond, double node, double database, double p50, double p99) {
  /// @param per how many writes the processor seconds are counted by
  static Round of(double perSecond, Node.Used used, int writes, int per, double p50, double p99) {
    var share = (double) per / writes;
    return new Round(perSecond, used.node() * share, used.database() * share, p50, p99);
  }

  static double median(List<Round> rounds, ToDoubleFunction<Round> of) {
    return rounds.stream()
        .mapToDouble(of)
        .sorted()
        .skip(rounds.size() / 2)
        .findFirst()
        .orElseThrow();
  }

  /// Prints the head of a table.
  static void head(String writes, String per) {
    System.out.printf(
        "| way | %s/s | CPU s per %s: node | database | p50 ms | p99 ms |%n", writes, per);
    System.out.println("|---|---:|---:|---:|---:|---:|");
  }

  /// Prints a line of a table: the medians.
  static void row(String way, List<Round> rounds) {
    System.out.printf(
        Locale.ROOT,
        "| %s | %.0f | %.2f | %.2f | %.1f | %.1f |%n",
        way,
        median(rounds, Round::perSecond),
        median(rounds, Round::node),
        median(rounds, Round::database),
        median(rounds, Round::p50),
        median(rounds, Round::p99));
  }
}
