package cortile.hub.events;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/// The draw that anybody can recompute: entries in the order of SHA-256 over the seed's 32 bytes, a
/// colon and the entry's number in decimal digits.
public final class Lot {
  private Lot() {}

  /// What is published before anybody enters, so that the seed can't be chosen afterwards.
  public static String hash(byte[] seed) {
    return hex(sha256().digest(seed));
  }

  /// The numbers in the order in which they are drawn.
  public static List<Long> order(byte[] seed, List<Long> numbers) {
    record Drawn(long number, String place) {}
    return numbers.stream()
        .map(number -> new Drawn(number, place(seed, number)))
        .sorted(Comparator.comparing(Drawn::place))
        .map(Drawn::number)
        .toList();
  }

  private static String place(byte[] seed, long number) {
    var digest = sha256();
    digest.update(seed);
    return hex(digest.digest((":" + number).getBytes(StandardCharsets.US_ASCII)));
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
