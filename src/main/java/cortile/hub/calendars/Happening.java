package cortile.hub.calendars;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A published event as calendars, feeds and other sites are told of it.
///
/// @param phase `published`, `cancelled` or `ended`
/// @param host who invites; empty for the city
/// @param price decimal, `0` for none
/// @param full no place is free
/// @param bookable places can be booked
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
    Where where,
    List<Time> times) {

  /// The place.
  ///
  /// @param latitude null with `longitude` if nobody knows
  record Where(
      String slug,
      Map<String, String> name,
      String address,
      @Nullable Double latitude,
      @Nullable Double longitude,
      ZoneId zone) {
    /// Name and address on one line.
    String line(String language) {
      return address.isBlank() ? said(name, language) : said(name, language) + ", " + address;
    }
  }

  /// One session.
  ///
  /// @param title empty if it has none of its own
  record Time(int number, Instant starts, Instant ends, Map<String, String> title) {}

  boolean cancelled() {
    return phase.equals("cancelled");
  }

  String title(String language) {
    return said(title, language);
  }

  String about(String language) {
    return said(about, language);
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
