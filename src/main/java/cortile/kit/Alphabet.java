package cortile.kit;

import java.util.Locale;
import java.util.Optional;

/// The characters of codes that people read out and type: of those that are taken for one another
/// (0 O, 1 I L, 5 S, 8 B, 2 Z) one at most, and no vowels, so that no code is a word.
public final class Alphabet {
  public static final String CHARACTERS = "2346789CDFGHJKMNPQRTVWXY";

  private Alphabet() {}

  /// Characters for numbers of any size; each below 24 is one character.
  public static String of(int[] numbers) {
    var text = new StringBuilder();
    for (var number : numbers) {
      text.append(CHARACTERS.charAt(Math.floorMod(number, CHARACTERS.length())));
    }
    return text.toString();
  }

  /// What was meant by what was typed: capitals, without blanks and dashes; empty if it can't be.
  public static Optional<String> meant(String typed, int length) {
    var bare = typed.toUpperCase(Locale.ROOT).replaceAll("[\\s\\p{Pd}._]", "");
    return bare.length() == length && bare.chars().allMatch(c -> CHARACTERS.indexOf(c) >= 0)
        ? Optional.of(bare)
        : Optional.empty();
  }
}
