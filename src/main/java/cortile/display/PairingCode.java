package cortile.display;

import java.util.Locale;
import java.util.Optional;

/// The code that a waiting screen shows and that somebody types: six signs without look-alikes.
record PairingCode(String text) {
  /// Random bytes that a code is made of.
  static final int BYTES = 6;

  // No 0 and O, no 1 and I; thirty-two signs, so that each byte makes one without a remainder.
  private static final String SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

  /// A code of [#BYTES] random bytes.
  static PairingCode of(byte[] random) {
    var text = new StringBuilder();
    for (var i = 0; i < BYTES; i++) {
      text.append(SIGNS.charAt(random[i] & SIGNS.length() - 1));
    }
    return new PairingCode(text.toString());
  }

  /// The code that somebody meant: small letters, spaces and dashes don't matter, and what looks
  /// like an L is one. Empty if no code is like that.
  static Optional<PairingCode> meant(String typed) {
    var text =
        typed
            .replaceAll("[\\s.-]", "")
            .toUpperCase(Locale.ROOT)
            .replace('1', 'L')
            .replace('I', 'L');
    return text.length() == BYTES && text.chars().allMatch(sign -> SIGNS.indexOf(sign) >= 0)
        ? Optional.of(new PairingCode(text))
        : Optional.empty();
  }
}
