package cortile.hub.events;

import cortile.kit.Problem;
import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes an event's sessions, seats and uses. The event is locked.
final class PlansStore {
  private static final String SURPLUS =
      "select id from hub.session where event = $1 and number > $2";

  private static final String DROP_SURPLUS =
      "delete from hub.session where event = $1 and number > $2";

  private static final String SESSIONS =
      """
      insert into hub.session (event, number, starts, ends, title)
      select $1, s.number, s.starts, s.ends, s.title::jsonb
      from unnest($2::int[], $3::timestamptz[], $4::timestamptz[], $5::text[]) as s(number, starts, ends, title)
      on conflict (event, number) do update set starts = excluded.starts, ends = excluded.ends, title = excluded.title
      """;

  // Seats are counted anew from the bookings, so that a pool that comes later knows of those
  // before.
  private static final String COUNTED =
      """
      select coalesce(w.pool, o.pool) as pool, w.capacity,
             case coalesce(w.pool, o.pool) when 'standard' then c.standard when 'wheelchair' then c.wheelchair
               when 'carer' then c.carer else c.standard + c.wheelchair + c.carer end as taken
      from unnest($2::text[], $3::int[]) as w(pool, capacity)
      full join (select pool from hub.seats where event = $1 and pool not like 'session-%') o on o.pool = w.pool
      cross join (select coalesce(sum(standard), 0) as standard, coalesce(sum(wheelchair), 0) as wheelchair, coalesce(sum(carer), 0) as carer
        from hub.booking where event = $1 and state in ('confirmed', 'offered')) c
      """;

  private static final String DROP_SEATS =
      "delete from hub.seats where event = $1 and pool <> all($2::text[])";

  private static final String SEATS =
      """
      insert into hub.seats (event, pool, capacity, taken)
      select $1, s.pool, s.capacity, s.taken from unnest($2::text[], $3::int[], $4::int[]) as s(pool, capacity, taken)
      on conflict (event, pool) do update set capacity = excluded.capacity, taken = excluded.taken
      """;

  private static final String DROP_USES = "delete from hub.event_use where event = $1";

  private static final String USES =
      """
      insert into hub.event_use (event, session, resource, quantity)
      select $1, u.session, r.id, u.quantity
      from unnest($2::int[], $3::text[], $4::int[]) as u(session, key, quantity)
      join hub.resource r on r.key = u.key and r.place = $5 and not r.archived
      on conflict do nothing
      returning 1
      """;

  // Those of what meets needs too.
  private static final String LOCK =
      """
      select u.id from hub.unit u
      where u.resource in (select id from hub.resource where place = $1 and key = any($2::text[])
        union all select n.resource from hub.need n join hub.booking b on b.id = n.booking where b.event = any($3::bigint[]))
      order by u.resource, u.id for no key update of u
      """;

  private static final String SESSIONS_OF =
      "select id from hub.session where event = any($1::bigint[]) order by id";

  private PlansStore() {}

  /// Waits until nobody else is taking anything that these events need, in the order in which all
  /// wait for units. Sessions are taken one by one, and each in another order perhaps.
  ///
  /// @param resources by their keys in the place
  static Future<Void> lock(Tx tx, long place, List<String> resources, List<Long> events) {
    return tx.query(LOCK, place, resources.toArray(String[]::new), events.toArray(Long[]::new))
        .mapEmpty();
  }

  /// The sessions of events.
  static Future<List<Long>> sessions(Tx tx, List<Long> events) {
    return ids(tx.query(SESSIONS_OF, (Object) events.toArray(Long[]::new)));
  }

  /// The sessions that an event no longer has.
  static Future<List<Long>> surplus(Tx tx, long event, int sessions) {
    return ids(tx.query(SURPLUS, event, sessions));
  }

  private static Future<List<Long>> ids(Future<RowSet<Row>> found) {
    return found.map(rows -> {
      var ids = new ArrayList<Long>();
      rows.forEach(row -> ids.add(row.getLong("id")));
      return ids;
    });
  }

  static Future<Void> sessions(Tx tx, long event, List<Schedule.Slot> slots) {
    var numbers = new Integer[slots.size()];
    for (var i = 0; i < numbers.length; i++) {
      numbers[i] = i + 1;
    }
    var values =
        Tuple.of(
            event,
            numbers,
            DecisionsStore.column(
                slots, slot -> slot.starts().toOffsetDateTime(), OffsetDateTime[]::new),
            DecisionsStore.column(
                slots, slot -> slot.ends().toOffsetDateTime(), OffsetDateTime[]::new),
            DecisionsStore.column(slots, PlansStore::title, String[]::new));
    return tx.query(DROP_SURPLUS, event, slots.size())
        .compose(v -> tx.query(SESSIONS, values))
        .mapEmpty();
  }

  /// Sets the capacities. Fails with 409 if more is taken.
  static Future<Void> seats(Tx tx, long event, Map<String, Integer> capacities) {
    var names = capacities.keySet().toArray(String[]::new);
    var numbers = capacities.values().toArray(Integer[]::new);
    return tx.query(COUNTED, Tuple.of(event, names, numbers))
        .compose(rows -> {
          var taken = new LinkedHashMap<String, Integer>();
          var broken = new ArrayList<Problem.Field>();
          for (var row : rows) {
            var capacity = row.getInteger("capacity");
            var pool = row.getString("pool");
            var seats = row.getInteger("taken");
            taken.put(pool, seats);
            if (seats > (capacity == null ? 0 : capacity)) {
              broken.add(Problem.Field.of(pointer(pool), "seats-taken", seats));
            }
          }
          if (!broken.isEmpty()) {
            throw Problem.of(409, "capacity-below-taken").with(broken).refused();
          }
          var counted = capacities.keySet().stream().map(taken::get).toArray(Integer[]::new);
          return tx.query(DROP_SEATS, event, names)
              .compose(v -> tx.query(SEATS, Tuple.of(event, names, numbers, counted)));
        })
        .mapEmpty();
  }

  /// Notes what the event takes of its place. Fails with 422 for what the place does not have.
  ///
  /// @param all what every session uses that has no uses of its own
  static Future<Void> uses(
      Tx tx, long event, long place, List<Schedule.Use> all, List<Schedule.Slot> slots) {
    record Use(int session, Schedule.Use use) {}
    var rows = new ArrayList<Use>();
    all.forEach(use -> rows.add(new Use(0, use)));
    for (var i = 0; i < slots.size(); i++) {
      var own = slots.get(i).uses();
      if (own != null) {
        for (var use : own) {
          rows.add(new Use(i + 1, use));
        }
      }
    }
    var values =
        Tuple.of(
            event,
            DecisionsStore.column(rows, Use::session, Integer[]::new),
            DecisionsStore.column(rows, row -> row.use().resource(), String[]::new),
            DecisionsStore.column(rows, row -> row.use().quantity(), Integer[]::new),
            place);
    return tx.query(DROP_USES, event)
        .compose(v -> tx.query(USES, values))
        .map(written -> {
          if (written.rowCount() < rows.size()) {
            throw Problem.of(422, "invalid")
                .with(List.of(Problem.Field.of("/uses", "unknown-or-twice")))
                .refused();
          }
          return null;
        });
  }

  private static @Nullable String title(Schedule.Slot slot) {
    var title = slot.title();
    return title == null ? null : new JsonObject(Map.copyOf(title)).encode();
  }

  private static String pointer(String pool) {
    return pool.startsWith(Pool.SESSION)
        ? "/sessions/" + (Integer.parseInt(pool.substring(Pool.SESSION.length())) - 1) + "/capacity"
        : "/seats/" + pool;
  }
}
