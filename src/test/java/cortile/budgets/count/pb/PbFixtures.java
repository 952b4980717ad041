package cortile.budgets.count.pb;

import cortile.budgets.count.BallotsBuilder;
import cortile.budgets.count.Count;
import cortile.budgets.count.Outcome;
import cortile.budgets.count.Rule;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// The small election files of these tests, and reading and writing in memory.
public final class PbFixtures {
  private PbFixtures() {}

  public static String text(String name) throws IOException {
    try (InputStream in = PbFixtures.class.getResourceAsStream("/pb/" + name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  public static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  public static PbElection read(String text) throws IOException {
    return PbReader.readAll(PbFixtures.bytes(text));
  }

  public static String write(PbElection election) throws IOException {
    var out = new StringWriter();
    PbWriter.writeAll(out, election);
    return out.toString();
  }

  /// The count of an election, ties by id.
  public static Count count(PbElection election) {
    PbHeader header = election.header();
    var ballots = new BallotsBuilder(header.meta().voteType(), header.ids(), header.rankLength());
    for (PbVote vote : election.votes()) ballots.add(vote.vote());
    return PbCount.of(header, ballots.build(), PbCount.Ties.IDS);
  }

  public static Outcome count(PbElection election, String rule) {
    return Rule.named(rule).orElseThrow().outcome(count(election));
  }
}
