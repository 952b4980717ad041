package cortile.hub.places;

import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/// The view of what goes on in a place today.
final class TodayStore {
  private static final Asker NOBODY = new Asker(null, false, null);
  private static final int NOON = 720;

  private static final String SLOTS =
      """
      select r.key, jsonb_object_agg('o' || s.id, jsonb_strip_nulls(jsonb_build_object('starts', hub.utc(lower(s.during)),
          'ends', hub.utc(upper(s.during)), 'kind', case when s.shown then 'event' else 'reservation' end,
          'title', case when s.shown then s.title end, 'event', case when s.shown then s.event end, 'organisation', g.name,
          'comeBy', case when v.state = 'confirmed' and v.came is null then hub.utc(v.come_by) end,
          'units', nullif(s.units, 1)))) as slots
      from hub.place p join hub.resource r on r.place = p.id
      cross join lateral (
        select min(o.id) as id, count(*) as units, o.during, o.session, o.event, o.title, o.shown, o.reservation
        from hub.occupation o join hub.unit u on u.id = o.unit
        where u.resource = r.id and o.during && hub.day(p.today, p.zone)
        group by o.during, o.session, o.event, o.title, o.shown, o.reservation) s
      left join hub.reservation v on v.id = s.reservation left join hub.organisation g on g.id = v.organisation
      where p.slug = $1 and r.kind in ('room', 'desk') and not r.archived
      group by r.key
      """;

  private TodayStore() {}

  /// The document of the view, from rows only: which day it is stands in one. Empty if there is no
  /// such place.
  static Future<Optional<JsonObject>> load(Tx tx, String slug) {
    return tx.query("select today, zone from hub.place where slug = $1 and not archived", slug)
        .compose(rows -> {
          if (rows.size() == 0) {
            return Future.succeededFuture(Optional.empty());
          }
          var row = rows.iterator().next();
          return load(tx, slug, row.getLocalDate("today"), ZoneId.of(row.getString("zone")));
        });
  }

  private static Future<Optional<JsonObject>> load(
      Tx tx, String slug, LocalDate today, ZoneId zone) {
    var noon = new Opening(zone, java.util.List.of(), java.util.List.of()).at(today, NOON);
    return PlacesStore.document(tx, slug, NOBODY, noon)
        .compose(found ->
            tx.query(SLOTS, slug)
                .map(rows -> {
                  var slots = new JsonObject();
                  rows.forEach(row -> slots.put(row.getString("key"), row.getJsonObject("slots")));
                  return found.map(each -> told(each.document(), today, slots));
                }));
  }

  private static JsonObject told(JsonObject place, LocalDate today, JsonObject slots) {
    var opening = OpeningStore.opening(place, null);
    var open = new JsonObject();
    var ranges = opening.on(today);
    for (var i = 0; i < ranges.size(); i++) {
      open.put(
          Integer.toString(i),
          new JsonObject()
              .put("opens", ranges.get(i).from().toString())
              .put("closes", ranges.get(i).to().toString()));
    }
    var told =
        new JsonObject()
            .put("place", place.getString("place"))
            .put("name", place.getJsonObject("name"))
            .put("day", today.toString())
            .put("zone", place.getString("zone"))
            .put("open", open)
            .put("rooms", rooms(place, slots));
    opening
        .closedOn(today)
        .ifPresent(closure ->
            told.put(
                "closed",
                new JsonObject(
                    closure.reason().isEmpty()
                        ? Map.of("it", "Oggi chiuso", "en", "Closed today")
                        : Map.copyOf(closure.reason()))));
    return told;
  }

  private static JsonObject rooms(JsonObject place, JsonObject slots) {
    var rooms = new JsonObject();
    place
        .getJsonObject("resources")
        .forEach(each -> {
          var resource = (JsonObject) each.getValue();
          var kind = resource.getString("kind");
          if (kind.equals("room") || kind.equals("desk")) {
            var room = new JsonObject().put("kind", kind);
            for (var member : java.util.List.of("position", "name", "seats", "quantity")) {
              room.put(member, resource.getValue(member));
            }
            rooms.put(
                each.getKey(),
                room.put("slots", slots.getJsonObject(each.getKey(), new JsonObject())));
          }
        });
    return rooms;
  }
}
