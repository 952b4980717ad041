package cortile.hub.calendars;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/// Events as schema.org/Event.
final class EventDataRoutes {
  private final Entries entries;
  private final String address;

  EventDataRoutes(Entries entries, String address) {
    this.entries = entries;
    this.address = address;
  }

  /// The event as schema.org/Event; each session of a course is one of its own within.
  JsonObject of(Happening event, String language) {
    var data = event(event, event.title(language), event.starts(), event.ends(), language);
    data.put("@context", "https://schema.org");
    data.put("url", entries.page(event));
    data.put("inLanguage", language);
    data.put("isAccessibleForFree", event.price().equals("0"));
    put(data, "description", Plain.lines(event.about(language)));
    if (event.picture()) {
      data.put("image", picture(event));
    }
    if (!event.host().isBlank()) {
      data.put(
          "organizer",
          new JsonObject().put("@type", "Organization").put("name", Plain.line(event.host())));
    }
    if (event.bookable()) {
      data.put("offers", offer(event));
    }
    if (event.times().size() > 1) {
      var parts = new JsonArray();
      for (var time : event.times()) {
        var own = Happening.said(time.title(), language);
        var name = own.isBlank() ? event.title(language) + " (" + time.number() + ")" : own;
        parts.add(event(event, name, time.starts(), time.ends(), language));
      }
      data.put("subEvent", parts);
    }
    return data;
  }

  private JsonObject event(
      Happening event, String name, Instant starts, Instant ends, String language) {
    return new JsonObject()
        .put("@type", "Event")
        .put("name", Plain.line(name))
        .put("startDate", time(event, starts))
        .put("endDate", time(event, ends))
        .put(
            "eventStatus",
            "https://schema.org/" + (event.cancelled() ? "EventCancelled" : "EventScheduled"))
        .put("eventAttendanceMode", "https://schema.org/OfflineEventAttendanceMode")
        .put("location", location(event.where(), language));
  }

  private static JsonObject location(Venue where, String language) {
    var location =
        new JsonObject()
            .put("@type", "Place")
            .put("name", Plain.line(Happening.said(where.name(), language)));
    put(location, "address", Plain.line(where.address()));
    if (where.latitude() != null) {
      location.put(
          "geo",
          new JsonObject()
              .put("@type", "GeoCoordinates")
              .put("latitude", where.latitude())
              .put("longitude", where.longitude()));
    }
    return location;
  }

  private JsonObject offer(Happening event) {
    return new JsonObject()
        .put("@type", "Offer")
        .put("price", event.price())
        .put("priceCurrency", "EUR")
        .put("availability", "https://schema.org/" + (event.full() ? "SoldOut" : "InStock"))
        .put("url", entries.page(event));
  }

  /// The address of its picture.
  String picture(Happening event) {
    return address + "/api/hub/events/" + event.slug() + "/picture";
  }

  // With the offset of the place, which is how a reader there knows the hour.
  private static String time(Happening event, Instant time) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time.atZone(event.where().zone()));
  }

  private static void put(JsonObject json, String name, String text) {
    if (!text.isBlank()) {
      json.put(name, text);
    }
  }
}
