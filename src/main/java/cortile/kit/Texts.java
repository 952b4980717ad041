package cortile.kit;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The texts that the program says to people, from `texts/{room}_{language}.properties`, one pair
/// of files per room. Italian when a language is not known. `{0}`, `{1}` … stand for arguments.
public final class Texts {
  public static final List<Locale> LANGUAGES = List.of(Locale.ITALIAN, Locale.ENGLISH);

  private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d)}");

  private final List<String> rooms;

  public Texts(List<String> rooms) {
    this.rooms = List.copyOf(rooms);
  }

  /// The text of a key, or the key itself if there is none.
  public String say(Locale language, String key, Object... values) {
    for (var room : rooms) {
      var bundle = ResourceBundle.getBundle("texts/" + room, language, CONTROL);
      if (bundle.containsKey(key)) {
        return fill(bundle.getString(key), values);
      }
    }
    return key;
  }

  /// The best of our languages for an `Accept-Language` header (RFC 9110, 12.5.4).
  public static Locale best(@Nullable String accepted) {
    if (accepted == null || accepted.isBlank()) {
      return Locale.ITALIAN;
    }
    try {
      var found = Locale.lookup(Locale.LanguageRange.parse(accepted), LANGUAGES);
      return found == null ? Locale.ITALIAN : found;
    } catch (IllegalArgumentException e) {
      return Locale.ITALIAN;
    }
  }

  // In one pass: a value may contain what looks like an argument.
  private static String fill(String text, Object... values) {
    return ARGUMENT
        .matcher(text)
        .replaceAll(found -> {
          var number = Integer.parseInt(found.group(1));
          return Matcher.quoteReplacement(
              number < values.length ? String.valueOf(values[number]) : found.group());
        });
  }

  private static final ResourceBundle.Control CONTROL =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
}
