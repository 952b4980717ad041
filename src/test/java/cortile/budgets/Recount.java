package cortile.budgets;

import cortile.budgets.count.BallotsHash;
import cortile.budgets.count.Rule;
import cortile.budgets.count.pb.PbCount;
import cortile.budgets.count.pb.PbFixtures;
import cortile.budgets.count.pb.PbReader;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/// What anybody can find out from an exported file.
final class Recount {
  private Recount() {}

  /// Winners of the exported file under the rule that the results name.
  static List<String> winners(String file, JsonObject results) throws IOException {
    var rule = Rule.named(results.getString("rule")).orElseThrow();
    try (var reader = new PbReader(PbFixtures.bytes(file))) {
      var ballots = reader.ballots();
      if (!BallotsHash.of(ballots).equals(results.getString("hash"))) return List.of("other hash");
      return rule.outcome(PbCount.of(reader.header(), ballots, PbCount.Ties.FILE)).winners();
    }
  }

  /// The hash as anybody can make it of the file: its lines of votes without the voters' numbers,
  /// sorted by bytes.
  static String hash(String file) throws NoSuchAlgorithmException {
    var lines =
        file.lines()
            .dropWhile(line -> !line.equals("VOTES"))
            .skip(2)
            .map(line -> line.substring(line.indexOf(';') + 1) + "\n")
            .map(line -> line.getBytes(StandardCharsets.UTF_8))
            .sorted(Arrays::compareUnsigned)
            .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
            .collect(Collectors.joining());
    var digest = MessageDigest.getInstance("SHA-256");
    return HexFormat.of().formatHex(digest.digest(lines.getBytes(StandardCharsets.UTF_8)));
  }
}
