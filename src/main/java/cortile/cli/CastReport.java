package cortile.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;

/// What became of ballots: counts, reasons and latencies. May be told from any thread.
///
/// A latency runs from when a ballot was meant to be sent to the answer that decided about it, with
/// all repetitions in between.
final class CastReport {
  private static final int EXAMPLES = 3;
  private static final long LONGEST_US = 3_600_000_000L;

  private final Histogram micros = new Histogram(LONGEST_US, 3);
  private final Map<String, Reason> refused = new LinkedHashMap<>();
  private final Map<String, Integer> repeated = new LinkedHashMap<>();
  private final long begun = System.nanoTime();
  private long stored;
  private long refusals;
  private long ended = begun;

  private static final class Reason {
    final List<String> examples = new ArrayList<>();
    long ballots;
  }

  /// A ballot was answered.
  synchronized void answered(String voter, Reply reply, long nanos) {
    ended = System.nanoTime();
    micros.recordValue(Math.min(LONGEST_US, nanos / 1_000));
    if (reply.ok()) {
      stored++;
      return;
    }
    refusals++;
    var title = reply.status() + " " + reply.json().getString("title", "");
    var reason = refused.computeIfAbsent(title.strip(), _ -> new Reason());
    reason.ballots++;
    if (reason.examples.size() < EXAMPLES) reason.examples.add(voter + ": " + reply.reason());
  }

  /// A ballot has to be sent again, for this reason.
  synchronized void repeated(String why) {
    repeated.merge(why, 1, Integer::sum);
  }

  /// Ballots with a 2xx.
  synchronized long stored() {
    return stored;
  }

  /// Ballots that the server refused.
  synchronized long refused() {
    return refusals;
  }

  /// Ballots that the server decided about.
  synchronized long decided() {
    return stored + refusals;
  }

  /// Decided ballots in a second, from the beginning until the last answer.
  synchronized double rate() {
    return (stored + refusals) / Math.max(1e-3, (ended - begun) / 1e9);
  }

  /// The summary, several lines.
  synchronized void print(PrintWriter to) {
    to.printf(
        Locale.ROOT,
        "%,d stored, %,d refused in %.1f s: %,.0f ballots a second%n",
        stored,
        refusals,
        (ended - begun) / 1e9,
        rate());
    if (micros.getTotalCount() > 0) {
      to.printf(
          Locale.ROOT,
          "latency p50 %.1f ms, p90 %.1f ms, p99 %.1f ms, max %.1f ms%n",
          ms(50),
          ms(90),
          ms(99),
          micros.getMaxValue() / 1e3);
    }
    repeated.forEach((why, times) -> to.println("sent again " + times + " times: " + why));
    refused.forEach((why, reason) -> {
      to.println("refused " + reason.ballots + ": " + why);
      reason.examples.forEach(example -> to.println("  " + example));
    });
    to.flush();
  }

  private double ms(double percentile) {
    return micros.getValueAtPercentile(percentile) / 1e3;
  }
}
