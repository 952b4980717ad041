package cortile.hub.places;

import io.vertx.core.json.JsonObject;
import java.time.ZoneId;
import java.util.LinkedHashMap;

/// Reads the terms of reserving out of a place's document.
final class SiteStore {
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
        OpeningStore.opening(document, null),
        terms);
  }

  private static Terms terms(JsonObject place, JsonObject resource) {
    var quotas = resource.getJsonObject("quotas");
    var checkIn = resource.getInteger("checkInMinutes");
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
        checkIn == 0 ? null : checkIn,
        limits(quotas, "person"),
        limits(quotas, "organisation"),
        OpeningStore.opening(place, resource));
  }

  private static Limits limits(JsonObject quotas, String who) {
    var limits = quotas.getJsonObject(who, new JsonObject());
    return new Limits(limits.getInteger("open"), limits.getInteger("weekMinutes"));
  }
}
