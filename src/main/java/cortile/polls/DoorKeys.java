package cortile.polls;

import cortile.kit.Alphabet;
import cortile.kit.DerivedKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.OptionalInt;

/// Under what a participant is stored, and the paper tokens that are handed out at the door. All of
/// it follows from the installation's key, so that the database alone can neither link the
/// participants of two workshops nor print a token.
final class DoorKeys {
  private static final int KEY_BYTES = 16;
  private static final int NUMBER_CHARS = 3;
  private static final int TOKEN_CHARS = 12;

  private final DerivedKey key;

  /// Derives its own key from the signing key.
  DoorKeys(byte[] signingKey) {
    key = DerivedKey.of(signingKey, "cortile polls door 1");
  }

  /// The key of a participant: 32 hexadecimal digits, other ones in each workshop.
  ///
  /// @param id of the device, or the subject of the person
  String participant(String code, boolean device, String id) {
    return HexFormat.of()
        .formatHex(
            Arrays.copyOf(
                key.mac((device ? "device\n" : "resident\n") + code + '\n' + id), KEY_BYTES));
  }

  /// What is stored of an invitation's secret: 32 bytes.
  byte[] invitation(String secret) {
    return key.mac("invitation\n" + secret);
  }

  /// A paper token: three characters say its number, nine (41 bits) prove that we made it.
  String paper(String code, int number) {
    var token = bare(code, number);
    return token.substring(0, 4) + '-' + token.substring(4, 8) + '-' + token.substring(8);
  }

  /// The number of a token as somebody typed it; empty if it is none of this workshop's.
  OptionalInt paperNumber(String code, String typed) {
    var meant = Alphabet.meant(typed, TOKEN_CHARS).orElse("");
    if (meant.isEmpty()) {
      return OptionalInt.empty();
    }
    var number = 0;
    for (var c : meant.substring(0, NUMBER_CHARS).toCharArray()) {
      number = number * Alphabet.CHARACTERS.length() + Alphabet.CHARACTERS.indexOf(c);
    }
    return MessageDigest.isEqual(bytes(bare(code, number)), bytes(meant))
        ? OptionalInt.of(number)
        : OptionalInt.empty();
  }

  private String bare(String code, int number) {
    var numbers = new int[TOKEN_CHARS];
    var base = Alphabet.CHARACTERS.length();
    numbers[0] = number / base / base;
    numbers[1] = number / base;
    numbers[2] = number;
    var proof = key.mac("paper\n" + code + '\n' + number);
    for (var i = NUMBER_CHARS; i < TOKEN_CHARS; i++) {
      // Two bytes for each character: one alone would favour some of 24.
      numbers[i] = ((proof[2 * i] & 255) << 8) | (proof[2 * i + 1] & 255);
    }
    return Alphabet.of(numbers);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
