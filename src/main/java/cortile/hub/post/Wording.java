package cortile.hub.post;

import cortile.kit.Hashes;
import cortile.kit.Texts;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Puts letters into words. What people typed can neither end a line of the header nor turn the
/// direction of the rest of the text.
final class Wording {
  private static final Texts TEXTS = new Texts(List.of("hub-post"));
  private static final Pattern VALUE = Pattern.compile("\\{([a-zA-Z]+)}");
  private static final Pattern BLANK = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\s]+");
  private static final Pattern UNSEEN =
      Pattern.compile("[\\p{Cc}\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069\\uFEFF&&[^\\n]]");
  private static final Pattern MANY_LINES = Pattern.compile("\\n{3,}");
  // More than a subject line is read anywhere.
  private static final int LONGEST_SUBJECT = 200;

  private Wording() {}

  static Worded of(Letter letter) {
    var language = letter.to().language();
    var key = "mail." + letter.kind().wire();
    var name = line(letter.to().name());
    var subject = line(fill(TEXTS.say(language, key + ".subject"), letter.values()));
    var body = lines(fill(TEXTS.say(language, key + ".text"), letter.values()));
    return new Worded(message(letter), name, shortened(subject), body);
  }

  /// The fixed part of the Message-ID.
  static String message(Letter letter) {
    var dedupe = letter.kind().wire() + '\n' + letter.about() + '\n' + letter.number();
    var occasion = letter.term().occasion();
    if (occasion != null) {
      dedupe += "\n" + occasion;
    }
    return Hashes.hex(dedupe.getBytes(StandardCharsets.UTF_8)).substring(0, 32);
  }

  // One pass, so that braces in a value stay what they are.
  private static String fill(String text, Map<String, String> values) {
    return VALUE
        .matcher(text)
        .replaceAll(found -> {
          var value = values.getOrDefault(found.group(1), found.group());
          var many = found.group(1).equals("text") || found.group(1).equals("reason");
          return Matcher.quoteReplacement(many ? lines(value) : line(value));
        });
  }

  private static String line(String text) {
    return UNSEEN.matcher(BLANK.matcher(text).replaceAll(" ")).replaceAll("").strip();
  }

  private static String lines(String text) {
    var plain = UNSEEN.matcher(text.replace("\r\n", "\n").replace('\r', '\n')).replaceAll("");
    return MANY_LINES.matcher(plain).replaceAll("\n\n").strip();
  }

  private static String shortened(String subject) {
    return subject.codePointCount(0, subject.length()) <= LONGEST_SUBJECT
        ? subject
        : subject.substring(0, subject.offsetByCodePoints(0, LONGEST_SUBJECT - 1)) + "…";
  }
}
