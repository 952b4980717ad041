package cortile.budgets.count;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// The small election files of these tests, and reading and writing in memory.
final class PbFixtures {
  private PbFixtures() {}

  static String text(String name) throws IOException {
    try (InputStream in = PbFixtures.class.getResourceAsStream("/pb/" + name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  static PbElection read(String text) throws IOException {
    return PbReader.readAll(new StringReader(text));
  }

  static String write(PbElection election) throws IOException {
    var out = new StringWriter();
    PbWriter.writeAll(out, election);
    return out.toString();
  }

  static Outcome count(PbElection election, String rule) {
    var count = Count.of(election.header(), Tally.of(election.header(), election.votes()));
    return switch (Rule.named(rule).orElseThrow()) {
      case Rule.OnTallies onTallies -> onTallies.outcome(count);
    };
  }
}
