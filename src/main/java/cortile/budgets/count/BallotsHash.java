package cortile.budgets.count;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;

/// The fingerprint of all ballots of a vote, the same wherever and in whatever order they are read.
///
/// SHA-256 over one line for each ballot, in the order of their bytes in UTF-8, each ended by a
/// line feed. A line is what the row of the exported `.pb` file says after the voter's number:
/// project ids with commas between them, for points a semicolon and the points. Rankings keep their
/// order; other ballots name projects in the order of their bytes. A ballot that names nothing is
/// an empty line.
public final class BallotsHash {
  private BallotsHash() {}

  /// The fingerprint, 64 hexadecimal digits in lower case.
  public static String of(Ballots ballots) {
    var lines = new TreeMap<byte[], Integer>(Arrays::compareUnsigned);
    for (int i = 0; i < ballots.times.length; i++) {
      lines.put(line(ballots, i).getBytes(StandardCharsets.UTF_8), ballots.times[i]);
    }
    MessageDigest digest = sha256();
    lines.forEach((line, times) -> {
      for (int i = 0; i < times; i++) {
        digest.update(line);
        digest.update((byte) '\n');
      }
    });
    return HexFormat.of().formatHex(digest.digest());
  }

  /// Ids as a ballot that has no order of its own names them here and in exported files.
  public static int compare(String a, String b) {
    return Arrays.compareUnsigned(
        a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }

  private static String line(Ballots ballots, int i) {
    var named = new ArrayList<Integer>();
    for (int at = ballots.from[i]; at < ballots.from[i + 1]; at++) named.add(at);
    if (ballots.type() != VoteType.ORDINAL) {
      named.sort((a, b) -> compare(id(ballots, a), id(ballots, b)));
    }
    String ids = String.join(",", named.stream().map(at -> id(ballots, at)).toList());
    return ballots.type().hasPoints() ? ids + ";" + points(ballots, named) : ids;
  }

  private static String id(Ballots ballots, int at) {
    return ballots.projects().get(ballots.project[at]);
  }

  private static String points(Ballots ballots, List<Integer> named) {
    return String.join(
        ",",
        named.stream()
            .map(at -> BigDecimal.valueOf(ballots.points[at], ballots.pointsScale()))
            .map(OutcomeDocument::text)
            .toList());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
