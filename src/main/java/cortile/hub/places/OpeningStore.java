package cortile.hub.places;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads opening hours out of a place's document.
final class OpeningStore {
  private static final int DAY = 1440;

  private OpeningStore() {}

  /// When a place, or a resource of it, is open.
  ///
  /// @param resource null for the place
  static Opening opening(JsonObject place, @Nullable JsonObject resource) {
    var own = resource == null ? null : resource.getJsonArray("hours");
    var hours = new ArrayList<Hours>();
    for (var each : own == null ? place.getJsonArray("hours") : own) {
      var row = (JsonObject) each;
      hours.add(
          new Hours(row.getInteger("weekday"), row.getInteger("opens"), row.getInteger("closes")));
    }
    return new Opening(
        ZoneId.of(place.getString("zone")),
        List.copyOf(hours),
        closures(
            place.getJsonArray("closures"),
            resource == null ? null : resource.getString("resource")));
  }

  // Those of the whole place close its resources too.
  private static List<Closure> closures(JsonArray all, @Nullable String resource) {
    var closures = new ArrayList<Closure>();
    for (var each : all) {
      var row = (JsonObject) each;
      if (!row.containsKey("resource") || row.getString("resource").equals(resource)) {
        closures.add(closure(row));
      }
    }
    return List.copyOf(closures);
  }

  /// A closure, as documents and drafts have it.
  static Closure closure(JsonObject row) {
    return new Closure(
        LocalDate.parse(row.getString("from")),
        LocalDate.parse(row.getString("to")),
        row.getInteger("opens", 0),
        row.getInteger("closes", DAY),
        texts(row.getJsonObject("reason", new JsonObject())));
  }

  /// A text in its languages.
  static Map<String, String> texts(JsonObject text) {
    var texts = new HashMap<String, String>();
    text.forEach(entry -> texts.put(entry.getKey(), String.valueOf(entry.getValue())));
    return Map.copyOf(texts);
  }
}
