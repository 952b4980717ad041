package cortile.polls;

import java.text.Normalizer;

/// Cleans what people type, so that it can stand on a wall: one line, no characters that turn, hide
/// or pile up the ones around them. What is left is what the person meant, in any script.
final class Wording {
  /// Marks on one letter that are kept; scripts need three at most, floods use hundreds.
  static final int MOST_MARKS = 3;

  private Wording() {}

  /// The cleaned text: NFC, without format characters (bidirectional controls, zero-width, tags,
  /// soft hyphens), controls, private and unassigned ones; any blanks are one space; at most
  /// [#MOST_MARKS] marks on a letter. May be empty.
  static String clean(String typed) {
    var plain = new StringBuilder();
    var marks = 0;
    var blank = false;
    for (var i = 0; i < typed.length(); ) {
      var c = typed.codePointAt(i);
      i += Character.charCount(c);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c) || isFiller(c)) {
        blank = true;
        continue;
      }
      if (isDropped(c)) {
        continue;
      }
      marks = isMark(c) ? marks + 1 : 0;
      if (isMark(c) && (marks > MOST_MARKS || plain.isEmpty())) {
        continue;
      }
      if (blank && !plain.isEmpty()) {
        plain.append(' ');
      }
      blank = false;
      plain.appendCodePoint(c);
    }
    return Normalizer.normalize(plain, Normalizer.Form.NFC);
  }

  /// How many characters a text has for a person who counts: code points.
  static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /// Whether there is anything to read: a letter, a digit or a symbol such as an emoji.
  static boolean says(String text) {
    return text.codePoints().anyMatch(c -> Character.isLetterOrDigit(c) || isSymbol(c));
  }

  private static boolean isMark(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK ->
          true;
      default -> false;
    };
  }

  private static boolean isDropped(int c) {
    return switch (Character.getType(c)) {
      case Character.FORMAT,
          Character.CONTROL,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          true;
      // The grapheme joiner is a mark that nobody sees.
      default -> c == 0x034F;
    };
  }

  // Letters and symbols that look like nothing: Hangul fillers, the blank of Braille.
  private static boolean isFiller(int c) {
    return c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0 || c == 0x2800;
  }

  private static boolean isSymbol(int c) {
    return switch (Character.getType(c)) {
      case Character.OTHER_SYMBOL, Character.CURRENCY_SYMBOL, Character.MATH_SYMBOL -> true;
      default -> false;
    };
  }
}
