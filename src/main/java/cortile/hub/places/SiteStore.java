package cortile.hub.places;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the terms of reserving out of a place's document.
final class SiteStore {
  private static final int DAY = 1440;

  private SiteStore() {}

  static Site site(PlacesStore.Found found) {
    var document = found.document();
    var terms = new LinkedHashMap<String, Terms>();
    var resources = document.getJsonObject("resources");
    for (var key : resources.fieldNames()) {
      var resource = resources.getJsonObject(key);
      if (!resource.getBoolean("archived")) {
        terms.put(key, terms(document, resource));
      }
    }
    var quotas = document.getJsonObject("quotas");
    return new Site(
        found.id(),
        document.getString("place"),
        ZoneId.of(document.getString("zone")),
        found.now(),
        document.getBoolean("archived"),
        limits(quotas, "person"),
        limits(quotas, "organisation"),
        opening(document, null),
        terms);
  }

  private static Terms terms(JsonObject place, JsonObject resource) {
    var quotas = resource.getJsonObject("quotas");
    return new Terms(
        resource.getLong("id"),
        resource.getString("resource"),
        resource.getString("kind"),
        resource.getInteger("quantity"),
        resource.getString("who"),
        resource.getBoolean("approval"),
        resource.getInteger("minMinutes"),
        resource.getInteger("maxMinutes"),
        resource.getInteger("stepMinutes"),
        resource.getInteger("noticeMinutes"),
        resource.getInteger("aheadDays"),
        resource.getInteger("beforeMinutes"),
        resource.getInteger("afterMinutes"),
        resource.getInteger("checkInMinutes"),
        limits(quotas, "person"),
        limits(quotas, "organisation"),
        opening(place, resource));
  }

  /// When a place, or a resource of it, is open.
  ///
  /// @param resource null for the place
  static Opening opening(JsonObject place, @Nullable JsonObject resource) {
    var own = resource == null ? null : resource.getJsonArray("hours");
    var hours = new ArrayList<Opening.Hours>();
    for (var each : own == null ? place.getJsonArray("hours") : own) {
      var row = (JsonObject) each;
      hours.add(
          new Opening.Hours(
              row.getInteger("weekday"), row.getInteger("opens"), row.getInteger("closes")));
    }
    return new Opening(
        ZoneId.of(place.getString("zone")),
        List.copyOf(hours),
        closures(
            place.getJsonArray("closures"),
            resource == null ? null : resource.getString("resource")));
  }

  // Those of the whole place close its resources too.
  private static List<Opening.Closure> closures(JsonArray all, @Nullable String resource) {
    var closures = new ArrayList<Opening.Closure>();
    for (var each : all) {
      var row = (JsonObject) each;
      if (!row.containsKey("resource") || row.getString("resource").equals(resource)) {
        closures.add(closure(row));
      }
    }
    return List.copyOf(closures);
  }

  static Opening.Closure closure(JsonObject row) {
    return new Opening.Closure(
        LocalDate.parse(row.getString("from")),
        LocalDate.parse(row.getString("to")),
        row.getInteger("opens", 0),
        row.getInteger("closes", DAY),
        texts(row.getJsonObject("reason", new JsonObject())));
  }

  static Limits limits(JsonObject quotas, String who) {
    var limits = quotas.getJsonObject(who, new JsonObject());
    return new Limits(limits.getInteger("open"), limits.getInteger("weekMinutes"));
  }

  /// A text in its languages.
  static Map<String, String> texts(JsonObject text) {
    var texts = new HashMap<String, String>();
    text.forEach(entry -> texts.put(entry.getKey(), String.valueOf(entry.getValue())));
    return Map.copyOf(texts);
  }
}
