package cortile.hub.calendars;

import java.util.regex.Pattern;

/// What people typed, without what a reader does not see: control characters, marks that turn the
/// direction of the text around them, and what XML has no character for.
final class Plain {
  private static final Pattern BLANK = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\s]+");
  private static final Pattern UNSEEN =
      Pattern.compile(
          "[\\p{Cc}\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069\\uFEFF\\uFFFE\\uFFFF\\p{Cs}&&[^\\n]]");

  private Plain() {}

  static String line(String text) {
    return UNSEEN.matcher(BLANK.matcher(text).replaceAll(" ")).replaceAll("").strip();
  }

  static String lines(String text) {
    return UNSEEN.matcher(text.replace("\r\n", "\n").replace('\r', '\n')).replaceAll("").strip();
  }
}
