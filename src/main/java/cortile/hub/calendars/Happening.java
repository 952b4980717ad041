package cortile.hub.calendars;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A published event as calendars, feeds and other sites are told of it.
///
/// @param phase `published`, `cancelled` or `ended`
/// @param host who invites; empty for the city
/// @param price decimal, `0` for none
/// @param full one person more would not fit
/// @param bookable places can be booked
/// @param changed when its revision last rose
/// @param times when it takes place, in order; at least one
record Happening(
    String slug,
    Map<String, String> title,
    Map<String, String> about,
    String category,
    String phase,
    String host,
    String price,
    boolean full,
    boolean bookable,
    boolean picture,
    int revision,
    Instant published,
    Instant changed,
    Venue where,
    List<Session> times) {

  boolean cancelled() {
    return phase.equals("cancelled");
  }

  String title(String language) {
    return said(title, language);
  }

  String about(String language) {
    return said(about, language);
  }

  /// Weekday, date and hour by the clock of the place.
  String when(String language) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.FULL, FormatStyle.SHORT)
        .withLocale(language.equals("en") ? Locale.UK : Locale.ITALY)
        .format(starts().atZone(where.zone()));
  }

  Instant starts() {
    return times.getFirst().starts();
  }

  Instant ends() {
    return times.getLast().ends();
  }

  /// A text in a language, or in Italian; empty if there is none.
  static String said(Map<String, String> text, String language) {
    var own = text.getOrDefault(language, "");
    return own.isBlank() ? text.getOrDefault("it", "") : own;
  }
}
