package cortile.budgets.count.pb;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/// Numbers of `.pb` files: exact decimals, not negative, with a point or a comma, without exponent.
///
/// The scale is kept (`400000.0` stays `400000.0` when written again), so compare with `compareTo`.
final class PbNumber {
  // Length is bounded: a number of a million digits is damage, and slow to calculate with.
  private static final Pattern DECIMAL = Pattern.compile("\\+?[0-9]{1,30}(?:[.,][0-9]{0,20})?");

  private PbNumber() {}

  /// Parses a number.
  ///
  /// @throws IllegalArgumentException with a sentence for the reader of the file
  static BigDecimal decimal(String text) {
    if (text.length() <= 9 && digits(text)) return BigDecimal.valueOf(Integer.parseInt(text));
    if (!DECIMAL.matcher(text).matches()) {
      String why = text.startsWith("-") ? " is below 0" : " is not a number";
      throw new IllegalArgumentException(PbText.excerpt(text) + why);
    }
    return new BigDecimal(text.replace(',', '.'));
  }

  /// Parses a whole number.
  ///
  /// @throws IllegalArgumentException with a sentence for the reader of the file
  static int integer(String text) {
    try {
      return decimal(text).intValueExact();
    } catch (ArithmeticException notWhole) {
      throw new IllegalArgumentException(PbText.excerpt(text) + " is not a whole number", notWhole);
    }
  }

  /// As a file spells it: digits and a point, the scale kept.
  static String text(BigDecimal number) {
    return number.toPlainString();
  }

  private static boolean digits(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') return false;
    }
    return !text.isEmpty();
  }
}
