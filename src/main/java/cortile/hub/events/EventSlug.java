package cortile.hub.events;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Pattern;

/// Names of events in addresses, made of what people read: `corso-di-pane-2026-11-24`.
final class EventSlug {
  private static final Pattern ACCENT = Pattern.compile("\\p{M}+");
  private static final Pattern OTHER = Pattern.compile("[^a-z0-9]+");
  private static final int LONGEST = 64;
  private static final int DATE = 11;
  private static final int ROOM_FOR_NUMBER = 3;

  private EventSlug() {}

  /// @param title in any script; `evento` if nothing of it can stand in an address
  /// @param attempt 1, or higher if the earlier ones are taken
  static String of(String title, LocalDate day, int attempt) {
    var plain =
        ACCENT
            .matcher(Normalizer.normalize(title.toLowerCase(Locale.ROOT), Normalizer.Form.NFD))
            .replaceAll("");
    var words = trimmed(OTHER.matcher(plain).replaceAll("-"));
    var short_ = words.isEmpty() ? "evento" : cut(words, LONGEST - DATE - ROOM_FOR_NUMBER);
    return short_ + "-" + day + (attempt == 1 ? "" : "-" + attempt);
  }

  /// One date of a series whose name an organiser chose.
  static String dated(String slug, LocalDate day) {
    return cut(slug, LONGEST - DATE) + "-" + day;
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : trimmed(text.substring(0, most));
  }

  private static String trimmed(String text) {
    var from = text.startsWith("-") ? 1 : 0;
    var to = text.endsWith("-") ? text.length() - 1 : text.length();
    return from >= to ? "" : text.substring(from, to);
  }
}
