package cortile.budgets.count;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;
import java.util.TreeSet;

/// A name for what was voted: equal for equal ballots in any order, with projects in any order, and
/// different for others.
final class BallotsHash {
  private BallotsHash() {}

  /// SHA-256 of the ballots as sorted lines of text, in hexadecimal digits.
  static String of(Ballots ballots) {
    var lines = new TreeMap<String, Long>();
    for (int i = 0; i < ballots.distinct(); i++) {
      lines.merge(line(ballots, i), (long) ballots.times[i], Long::sum);
    }
    MessageDigest digest = sha256();
    add(digest, ballots.type().key() + " " + ballots.rankLength());
    for (String id : new TreeSet<>(ballots.projects())) add(digest, id);
    lines.forEach((line, times) -> add(digest, times + " " + line));
    return HexFormat.of().formatHex(digest.digest());
  }

  // Ids have no comma, so a line reads in one way only.
  private static String line(Ballots ballots, int i) {
    var entries = new TreeSet<String>();
    var text = new StringBuilder();
    for (int at = ballots.from[i]; at < ballots.from[i + 1]; at++) {
      String id = ballots.projects().get(ballots.project[at]);
      if (ballots.type().hasPoints()) {
        entries.add(id + "," + points(ballots, at));
      } else if (ballots.type() == VoteType.ORDINAL) {
        text.append(id).append(',');
      } else {
        entries.add(id);
      }
    }
    return text.append(String.join(",", entries)).toString();
  }

  private static String points(Ballots ballots, int at) {
    BigDecimal points = BigDecimal.valueOf(ballots.points[at], ballots.pointsScale());
    return OutcomeDocument.text(points);
  }

  private static void add(MessageDigest digest, String line) {
    digest.update(line.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) '\n');
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing);
    }
  }
}
