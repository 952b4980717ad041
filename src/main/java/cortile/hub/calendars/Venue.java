package cortile.hub.calendars;

import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where an event takes place.
///
/// @param address empty if nobody knows
/// @param latitude null with `longitude` if nobody knows
record Venue(
    String slug,
    Map<String, String> name,
    String address,
    @Nullable Double latitude,
    @Nullable Double longitude,
    ZoneId zone) {

  String name(String language) {
    return Happening.said(name, language);
  }

  /// Name and address on one line.
  String line(String language) {
    return address.isBlank() ? name(language) : name(language) + ", " + address;
  }
}
