package cortile.cli;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The demonstration hub as `demo/hub.json` describes it: places with what is in them, and a week
/// of events. Drafts are in the form of the API.
record Programme(List<JsonObject> organisations, List<Place> places, List<Event> events) {
  static final ZoneId ZONE = ZoneId.of("Europe/Rome");

  /// So much later an event may begin that is made now.
  private static final Duration SOONEST = Duration.ofMinutes(90);

  /// @param resources each with its key and its draft
  record Place(String slug, JsonObject draft, List<Resource> resources) {}

  record Resource(String key, JsonObject draft) {}

  /// What there is on one day of each week.
  ///
  /// @param weeks sessions of a course, one a week; 1 for an event
  /// @param taken places that are booked when the city is ready
  /// @param rush whether everybody wants to go there
  record Event(
      String id,
      DayOfWeek day,
      LocalTime at,
      int minutes,
      int weeks,
      int taken,
      boolean rush,
      JsonObject draft) {
    /// When it begins the next time.
    ZonedDateTime next(ZonedDateTime now) {
      var today = now.with(at);
      var first = today.with(TemporalAdjusters.nextOrSame(day));
      return first.isBefore(now.plus(SOONEST)) ? first.plusWeeks(1) : first;
    }

    String slug(ZonedDateTime starts) {
      return id + "-" + starts.toLocalDate();
    }

    /// As the API takes it.
    JsonObject draft(ZonedDateTime starts) {
      var sessions = new JsonArray();
      for (var week = 0; week < weeks; week++) {
        var begins = starts.plusWeeks(week);
        sessions.add(
            new JsonObject()
                .put("starts", begins.toInstant().toString())
                .put("ends", begins.plusMinutes(minutes).toInstant().toString()));
      }
      var whole = draft.copy().put("slug", slug(starts)).put("sessions", sessions);
      return "lottery".equals(draft.getString("fairness"))
          ? whole.put("drawAt", starts.minusDays(1).toInstant().toString())
          : whole;
    }
  }

  /// The hub that comes with the program.
  static Programme load() {
    try (var in = Objects.requireNonNull(Programme.class.getResourceAsStream("/demo/hub.json"))) {
      var json = new JsonObject(Buffer.buffer(in.readAllBytes()));
      return new Programme(
          objects(json.getJsonArray("organisations")),
          objects(json.getJsonArray("places")).stream().map(Programme::place).toList(),
          objects(json.getJsonArray("events")).stream().map(Programme::event).toList());
    } catch (IOException broken) {
      throw new IllegalStateException("demo/hub.json", broken);
    }
  }

  private static Place place(JsonObject json) {
    var resources = new ArrayList<Resource>();
    for (var pair : json.getJsonArray("resources")) {
      var both = (JsonArray) pair;
      resources.add(new Resource(both.getString(0), both.getJsonObject(1)));
    }
    var draft = json.getJsonObject("draft");
    return new Place(draft.getString("place"), draft, List.copyOf(resources));
  }

  private static Event event(JsonObject json) {
    return new Event(
        json.getString("id"),
        DayOfWeek.of(json.getInteger("weekday")),
        LocalTime.parse(json.getString("at")),
        json.getInteger("minutes"),
        json.getInteger("weeks", 1),
        json.getInteger("taken"),
        json.getBoolean("rush", false),
        json.getJsonObject("draft"));
  }

  private static List<JsonObject> objects(JsonArray array) {
    return array.stream().map(JsonObject.class::cast).toList();
  }
}
