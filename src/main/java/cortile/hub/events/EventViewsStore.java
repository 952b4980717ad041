package cortile.hub.events;

import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The live views of events: the list with free places in words, and the numbers of each event.
final class EventViewsStore {
  private static final String LIST_VIEW = "hub/events";
  private static final String DESK_VIEW = "hub/desk";

  /// The columns `names`, `capacities` and `taken` of an event `e`, for [#pools].
  static final String POOLS =
      """
      cross join lateral (
        select array_agg(pool order by pool) as names, array_agg(capacity order by pool) as capacities,
               array_agg(taken order by pool) as taken
        from hub.seats where event = e.id offset 0) pools
      """;

  private static final String LIST =
      """
      select e.slug, e.booking, pools.*, jsonb_strip_nulls(jsonb_build_object(
          'position', row_number() over (order by e.starts, e.slug), 'title', e.title, 'phase', e.phase, 'kind', e.kind,
          'starts', hub.utc(e.starts), 'ends', hub.utc(e.ends), 'place', p.slug, 'category', e.category, 'booking', e.booking,
          'access', to_jsonb(e.access), 'opens', hub.utc(e.opens), 'closes', hub.utc(e.closes),
          'fairness', e.fairness)) as document
      from hub.event e
      join hub.place p on p.id = e.place
      """
          + POOLS
          + """
          where e.phase in ('published', 'cancelled') and not e.over
          order by e.starts, e.slug limit 200
          """;

  private static final String ONE =
      """
      select e.slug, e.booking, pools.*, jsonb_strip_nulls(jsonb_build_object(
          'phase', e.phase, 'booking', e.booking, 'waiting', e.waiting, 'starts', hub.utc(e.starts), 'ends', hub.utc(e.ends),
          'opens', hub.utc(e.opens), 'closes', hub.utc(e.closes), 'fairness', e.fairness, 'drawAt', hub.utc(e.draw_at),
          'drawnAt', hub.utc(e.drawn_at), 'revision', e.revision)) as document
      from hub.event e
      """
          + POOLS
          + """
          where e.slug = $1 and e.phase <> 'draft'
          """;

  private EventViewsStore() {}

  static Future<Optional<JsonObject>> list(Tx tx) {
    return tx.query(LIST)
        .map(rows -> {
          var events = new JsonObject();
          for (var row : rows) {
            events.put(
                row.getString("slug"), row.getJsonObject("document").put("free", word(row).wire()));
          }
          return Optional.of(new JsonObject().put("events", events));
        });
  }

  static Future<Optional<JsonObject>> one(Tx tx, String slug) {
    return tx.query(ONE, slug)
        .map(rows ->
            rows.size() == 0 ? Optional.empty() : Optional.of(numbers(rows.iterator().next())));
  }

  /// Notes that the numbers of an event have changed.
  static void touch(Tx tx, String slug) {
    tx.touch(LIST_VIEW + "/" + slug);
  }

  /// Notes that bookings, needs, times or the phase of an event have changed, for whoever shows
  /// them to staff.
  static void touchBookings(Tx tx, String slug) {
    tx.touch(LIST_VIEW + "/" + slug + "/door");
    tx.touch(DESK_VIEW);
  }

  /// Notes that an event has changed as a whole.
  static void touchAll(Tx tx, String slug) {
    touch(tx, slug);
    touchBookings(tx, slug);
    touchList(tx);
  }

  /// Notes that the list shows something else.
  static void touchList(Tx tx) {
    tx.touch(LIST_VIEW);
  }

  /// Free places of a row with [#POOLS] and the column `booking`, in a word.
  static FreeWord word(Row row) {
    return "none".equals(row.getString("booking")) ? FreeWord.NONE : FreeWord.of(pools(row));
  }

  static List<Pool> pools(Row row) {
    var names = row.getArrayOfStrings("names");
    var pools = new ArrayList<Pool>();
    if (names != null) {
      var capacities = row.getArrayOfIntegers("capacities");
      var taken = row.getArrayOfIntegers("taken");
      for (var i = 0; i < names.length; i++) {
        pools.add(new Pool(names[i], capacities[i], taken[i]));
      }
    }
    return pools;
  }

  private static JsonObject numbers(Row row) {
    var free = new JsonObject();
    var capacity = new JsonObject();
    var sessions = new JsonObject();
    for (var pool : pools(row)) {
      if (pool.ofSession()) {
        sessions.put(
            pool.name().substring(Pool.SESSION.length()),
            new JsonObject().put("free", pool.free()).put("capacity", pool.capacity()));
      } else {
        free.put(pool.name(), pool.free());
        capacity.put(pool.name(), pool.capacity());
      }
    }
    return row.getJsonObject("document")
        .put("word", word(row).wire())
        .put("free", free)
        .put("capacity", capacity)
        .put("sessions", sessions);
  }
}
