package cortile.hub.places;

import cortile.kit.Db;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What is taken in a place, day by day.
final class WeekRoom {
  private static final int MOST_DAYS = 31;

  private final Db db;
  private final Supplier<@Nullable Instant> clock;

  WeekRoom(Db db, Supplier<@Nullable Instant> clock) {
    this.db = db;
    this.clock = clock;
  }

  /// Opening hours and uses of some days; 404 for an unknown place, 422 for too many days.
  ///
  /// @param from empty for today
  Future<JsonObject> week(String place, Optional<LocalDate> from, int days, Asker asker) {
    if (days < 1 || days > MOST_DAYS) {
      throw Refusals.invalid("days", "days-between", MOST_DAYS);
    }
    return db.snapshot(tx ->
        PlacesStore.documents(tx, place, asker, false, clock.get(), from.orElse(null))
            .compose(found -> {
              if (found.isEmpty()) {
                throw Refusals.unknown();
              }
              var document = found.getFirst().document();
              var opening = OpeningStore.opening(document, null);
              var first = from.orElseGet(() -> opening.day(found.getFirst().now()));
              var time = new Range(opening.at(first, 0), opening.at(first.plusDays(days), 0));
              return WeekStore.uses(tx, place, time, asker, null)
                  .map(uses -> told(document, opening, first, days, uses));
            }));
  }

  private static JsonObject told(
      JsonObject document, Opening opening, LocalDate first, int days, JsonArray uses) {
    var shown = new JsonArray();
    for (var day : first.datesUntil(first.plusDays(days)).toList()) {
      var row = new JsonObject().put("day", day.toString()).put("open", ranges(opening.on(day)));
      opening.closedOn(day).ifPresent(closure -> row.put("closure", reason(closure)));
      shown.add(row);
    }
    var resources = new JsonObject();
    document
        .getJsonObject("resources")
        .forEach(each ->
            resources.put(
                each.getKey(),
                resource(document, (JsonObject) each.getValue(), first, days, opening)));
    for (var use : uses) {
      var resource = resources.getJsonObject(((JsonObject) use).getString("resource"));
      if (resource != null) {
        resource.getJsonArray("uses").add(use);
      }
    }
    return new JsonObject()
        .put("place", document.getString("place"))
        .put("zone", document.getString("zone"))
        .put("from", first.toString())
        .put("days", shown)
        .put("resources", resources);
  }

  private static JsonObject resource(
      JsonObject place, JsonObject resource, LocalDate first, int days, Opening opening) {
    var told = new JsonObject();
    for (var member : List.of("name", "kind", "seats", "quantity", "position")) {
      if (resource.containsKey(member)) {
        told.put(member, resource.getValue(member));
      }
    }
    var closed = new JsonArray();
    for (var each : place.getJsonArray("closures")) {
      var row = (JsonObject) each;
      var closure = OpeningStore.closure(row);
      if (resource.getString("resource").equals(row.getString("resource"))) {
        first
            .datesUntil(first.plusDays(days))
            .filter(closure::on)
            .forEach(day ->
                closed.add(
                    range(opening.between(day, closure.opens(), closure.closes()))
                        .put("reason", reason(closure))));
      }
    }
    return told.put("closed", closed).put("uses", new JsonArray());
  }

  // A closure of which nobody said why is told all the same.
  private static JsonObject reason(Closure closure) {
    return new JsonObject(
        closure.reason().isEmpty()
            ? Map.of("it", "Chiuso", "en", "Closed")
            : Map.copyOf(closure.reason()));
  }

  private static JsonArray ranges(List<Range> ranges) {
    var told = new JsonArray();
    ranges.forEach(each -> told.add(range(each)));
    return told;
  }

  private static JsonObject range(Range range) {
    return new JsonObject().put("from", range.from().toString()).put("to", range.to().toString());
  }
}
