package cortile.identity;

import java.util.Locale;
import java.util.Optional;

/// Printed codes: twelve of 32 letters and digits (60 bits), written in groups of four. I, L, O and
/// U are not among them, because they are taken for 1, 0 and V; whoever types one of them means its
/// twin.
final class VotingCode {
  static final int LENGTH = 12;
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private VotingCode() {}

  /// The code of [#LENGTH] random bytes.
  static String of(byte[] random) {
    var code = new StringBuilder();
    for (var i = 0; i < LENGTH; i++) {
      if (i > 0 && i % 4 == 0) {
        code.append('-');
      }
      code.append(ALPHABET.charAt(random[i] & 31));
    }
    return code.toString();
  }

  /// What was meant by what was typed, without dashes; empty if it can't be a code.
  static Optional<String> meant(String typed) {
    var code = new StringBuilder();
    for (var c : typed.toUpperCase(Locale.ROOT).toCharArray()) {
      if (Character.isWhitespace(c) || Character.isSpaceChar(c) || isDash(c)) {
        continue;
      }
      var twin =
          switch (c) {
            case 'O' -> '0';
            case 'I', 'L' -> '1';
            case 'U' -> 'V';
            default -> c;
          };
      if (ALPHABET.indexOf(twin) < 0) {
        return Optional.empty();
      }
      code.append(twin);
    }
    return code.length() == LENGTH ? Optional.of(code.toString()) : Optional.empty();
  }

  // Phones put longer dashes in the place of the one that was typed.
  private static boolean isDash(char c) {
    return Character.getType(c) == Character.DASH_PUNCTUATION || c == '.' || c == '_';
  }
}
