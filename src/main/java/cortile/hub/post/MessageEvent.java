package cortile.hub.post;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;

/// An event as a message about it names it.
///
/// @param phase `draft`, `published`, `cancelled` or `ended`
/// @param until a message about it is of use until then
/// @param address of the place; empty if nobody knows
/// @param zone of the place
record MessageEvent(
    long id,
    String slug,
    String phase,
    Map<String, String> title,
    Map<String, String> place,
    String address,
    Instant starts,
    Instant ends,
    Instant until,
    ZoneId zone) {

  String title(Locale language) {
    return said(title, language);
  }

  String when(Locale language) {
    return When.span(language, starts.atZone(zone), ends.atZone(zone));
  }

  String where(Locale language) {
    var name = said(place, language);
    return address.isBlank() ? name : name + ", " + address;
  }

  private static String said(Map<String, String> texts, Locale language) {
    return texts.getOrDefault(language.getLanguage(), texts.getOrDefault("it", ""));
  }
}
