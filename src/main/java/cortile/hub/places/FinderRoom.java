package cortile.hub.places;

import cortile.kit.Db;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Finds rooms: "one for ten on Tuesday evening", and what comes next to it where nothing fits.
final class FinderRoom {
  private static final int DAYS_AROUND = 3;
  private static final int MOST_TIMES = 8;
  private static final int MOST_NEAR = 6;
  private static final int FEW = 3;
  private static final int DAY = 1440;

  private final Db db;
  private final Supplier<@Nullable Instant> clock;

  FinderRoom(Db db, Supplier<@Nullable Instant> clock) {
    this.db = db;
    this.clock = clock;
  }

  private record Candidate(PlacesStore.Found place, JsonObject resource, Site site, Terms terms) {}

  private record Near(Candidate room, Range time, long distance) {}

  /// Free rooms and, where there are few, the nearest other times.
  Future<JsonObject> find(RoomSearch search, Asker asker) {
    return db.snapshot(tx ->
        PlacesStore.documents(
                tx, search.place(), asker, false, clock.get(), search.wish().day().minusDays(7))
            .compose(found -> {
              var candidates = candidates(found, search, asker);
              var day = search.wish().day();
              var around =
                  new Range(
                      day.minusDays(DAYS_AROUND + 2)
                          .atStartOfDay(java.time.ZoneOffset.UTC)
                          .toInstant(),
                      day.plusDays(DAYS_AROUND + 3)
                          .atStartOfDay(java.time.ZoneOffset.UTC)
                          .toInstant());
              return BusyStore.busy(
                      tx, candidates.stream().map(each -> each.terms().id()).toList(), around)
                  .map(busy -> answer(candidates, search, busy, asker));
            }));
  }

  private static List<Candidate> candidates(
      List<PlacesStore.Found> places, RoomSearch search, Asker asker) {
    var candidates = new ArrayList<Candidate>();
    for (var place : places) {
      var site = SiteStore.site(place);
      for (var each : place.document().getJsonObject("resources")) {
        var resource = (JsonObject) each.getValue();
        var terms = site.terms().get(each.getKey());
        if (terms != null
            && resource.getBoolean("may")
            && fits(resource, search)
            && (asker.staff()
                || (search.wish().minutes() >= terms.min()
                    && search.wish().minutes() <= terms.max()
                    && search.wish().minutes() % terms.step() == 0))) {
          candidates.add(new Candidate(place, resource, site, terms));
        }
      }
    }
    // The smallest that fits leaves the large ones to those who need them.
    candidates.sort(
        Comparator.comparing(
                (Candidate each) -> each.resource().getInteger("seats", Integer.MAX_VALUE))
            .thenComparing(each -> each.resource().getInteger("position")));
    return candidates;
  }

  private static boolean fits(JsonObject resource, RoomSearch search) {
    var features = new HashSet<String>();
    resource.getJsonArray("features").forEach(each -> features.add(String.valueOf(each)));
    return resource.getString("kind").equals(search.kind())
        && resource.getInteger("seats", search.kind().equals("room") ? 0 : Integer.MAX_VALUE)
            >= search.people()
        && resource.getInteger("quantity") >= search.wish().quantity()
        && features.containsAll(search.features());
  }

  private static JsonObject answer(
      List<Candidate> candidates,
      RoomSearch search,
      Map<Long, List<List<Range>>> busy,
      Asker asker) {
    var rooms = new JsonArray();
    var near = new ArrayList<Near>();
    for (var room : candidates) {
      var units = busy.getOrDefault(room.terms().id(), List.of());
      var times = times(room, search.wish(), units, asker);
      if (!times.isEmpty()) {
        rooms.add(told(room, times.subList(0, Math.min(MOST_TIMES, times.size()))));
      }
      near(room, search.wish(), units, asker, !times.isEmpty()).forEach(near::add);
    }
    var others = new JsonArray();
    if (rooms.size() < FEW) {
      near.stream()
          .sorted(Comparator.comparingLong(Near::distance))
          .limit(MOST_NEAR)
          .forEach(each -> others.add(told(each.room(), List.of(each.time()))));
    }
    return new JsonObject().put("rooms", rooms).put("near", others);
  }

  private static List<Range> times(
      Candidate room, FreeTimes.Wish wish, List<List<Range>> busy, Asker asker) {
    return FreeTimes.find(wish, room.terms(), busy).stream()
        .filter(time ->
            ReservationRules.inTime(room.terms(), room.site(), time, asker.staff()).isEmpty())
        .toList();
  }

  // One time of the same day and one of each day around it.
  private static List<Near> near(
      Candidate room, FreeTimes.Wish wish, List<List<Range>> busy, Asker asker, boolean found) {
    var near = new ArrayList<Near>();
    var wanted = room.terms().opening().at(wish.day(), wish.from());
    for (var i = -DAYS_AROUND; i <= DAYS_AROUND; i++) {
      LocalDate day = wish.day().plusDays(i);
      if (i == 0 && found) {
        continue;
      }
      var from = i == 0 ? 0 : wish.from();
      var to = i == 0 ? DAY : wish.to();
      var other = new FreeTimes.Wish(day, from, to, wish.minutes(), wish.quantity());
      times(room, other, busy, asker).stream()
          .map(time -> new Near(room, time, distance(wanted, time, wish.day(), day)))
          .min(Comparator.comparingLong(Near::distance))
          .ifPresent(near::add);
    }
    return near;
  }

  // Another hour of the same day is nearer than the same hour of another.
  private static long distance(Instant wanted, Range time, LocalDate day, LocalDate other) {
    return day.equals(other)
        ? Math.abs(Duration.between(wanted, time.from()).toMinutes())
        : DAY * Math.abs(ChronoUnit.DAYS.between(day, other)) + (other.isBefore(day) ? 1 : 0);
  }

  private static JsonObject told(Candidate room, List<Range> times) {
    var place = room.place().document();
    var told =
        new JsonObject()
            .put("place", place.getString("place"))
            .put("placeName", place.getJsonObject("name"))
            .put("zone", place.getString("zone"));
    for (var member :
        List.of("resource", "name", "kind", "seats", "features", "access", "approval")) {
      if (room.resource().containsKey(member)) {
        told.put(member, room.resource().getValue(member));
      }
    }
    var list = new JsonArray();
    times.forEach(time ->
        list.add(
            new JsonObject()
                .put("starts", time.from().toString())
                .put("ends", time.to().toString())));
    return told.put("times", list);
  }
}
