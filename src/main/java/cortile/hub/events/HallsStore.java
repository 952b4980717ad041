package cortile.hub.events;

import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads what orders are decided by: the events, locked, and then on a fresh snapshot their seats,
/// the bookings that the orders are about, and the line where an order moves it.
final class HallsStore {
  // All that changes bookings or seats of an event holds this lock, on all nodes. The statements
  // after it see what the earlier holder committed.
  private static final String LOCK =
      """
      select id from hub.event where id = any($1) order by id for no key update
      """;

  private static final String HALLS =
      """
      select e.id, e.slug, e.phase, e.booking = 'open' as bookable, e.opens, coalesce(e.closes, e.starts) as closes,
             coalesce(e.cancel_until, e.starts) as cancel_until, e.starts, e.ends, p.zone, e.party_most, e.age_from, e.age_to,
             e.noshow_most, case when e.fairness = 'lottery' then e.seed end as seed, e.draw_at, e.drawn_at is not null as drawn,
             e.last_line, e.waiting, s.names, s.capacities, s.taken, coalesce($2::timestamptz, clock_timestamp()) as now
      from hub.event e
      join hub.place p on p.id = e.place
      cross join lateral (
        select array_agg(pool order by pool) as names, array_agg(capacity order by pool) as capacities,
               array_agg(taken order by pool) as taken
        from hub.seats where event = e.id offset 0) s
      where e.id = any($1)
      """;

  private static final String COLUMNS =
      """
      select event, id, code, state, standard, wheelchair, carer, line, lot, offered_until, link, late, revision, content
      from hub.booking
      """;

  private static final String NAMED = COLUMNS + " where id = any($1::bigint[])";

  private static final String LINE =
      COLUMNS + " where event = any($1::bigint[]) and state in ('waiting', 'entered')";

  private static final String COMING =
      """
      select booking, number, kind from hub.guest where booking = any($1::bigint[]) and not released
      """;

  private HallsStore() {}

  /// One event with what its orders need.
  record Situation(String slug, Hall hall, Instant now, Map<Long, Held> held) {}

  /// Locks the events of the orders and reads them. An event that is not there is missing.
  ///
  /// @param now the time by which to decide; the database's if null
  static Future<Map<Long, Situation>> read(
      Tx tx, List<Order> orders, @Nullable OffsetDateTime now) {
    var events = orders.stream().map(Order::event).distinct().sorted().toArray(Long[]::new);
    var bookings = orders.stream().map(Order::booking).filter(id -> id > 0).distinct();
    var moved = orders.stream().filter(Order::movesLine).map(Order::event).distinct();
    // Sent together: each runs after the one before, on its own snapshot.
    var locked = tx.query(LOCK, (Object) events);
    var halls = tx.query(HALLS, Tuple.of(events, now));
    var named = held(tx, NAMED, bookings.toArray(Long[]::new));
    var line = held(tx, LINE, moved.toArray(Long[]::new));
    return Future.all(locked, halls, named, line)
        .map(all -> {
          var found = new TreeMap<Long, Situation>();
          for (var row : halls.result()) {
            var hall = hall(row);
            var at = row.getOffsetDateTime("now").toInstant();
            found.put(hall.id(), new Situation(row.getString("slug"), hall, at, new HashMap<>()));
          }
          var rows = new ArrayList<>(named.result());
          rows.addAll(line.result());
          rows.forEach(row -> put(found, row));
          return found;
        });
  }

  /// The orders, with seats only of those guests of a release who still have theirs.
  static Future<List<Order>> settled(Tx tx, List<Order> orders) {
    var ids =
        orders.stream()
            .filter(Order.Release.class::isInstance)
            .map(Order::booking)
            .distinct()
            .toArray(Long[]::new);
    if (ids.length == 0) {
      return Future.succeededFuture(orders);
    }
    return tx.query(COMING, (Object) ids)
        .map(rows -> {
          var coming = new HashMap<Long, Map<Integer, SeatKind>>();
          for (var row : rows) {
            coming
                .computeIfAbsent(row.getLong("booking"), id -> new TreeMap<>())
                .put(row.getInteger("number"), SeatKind.of(row.getString("kind")));
          }
          return orders.stream().map(order -> settled(order, coming)).toList();
        });
  }

  private static Order settled(Order order, Map<Long, Map<Integer, SeatKind>> coming) {
    if (!(order instanceof Order.Release release)) {
      return order;
    }
    var seated = coming.getOrDefault(release.booking(), Map.of());
    // What one release frees, a second one in the same batch finds gone.
    var guests = release.guests().stream().distinct().filter(seated::containsKey).toList();
    var kinds = guests.stream().map(seated::remove).toList();
    return new Order.Release(release.event(), release.booking(), guests, Seats.of(kinds));
  }

  private static Future<List<Row>> held(Tx tx, String sql, Long[] ids) {
    return ids.length == 0
        ? Future.succeededFuture(List.of())
        : tx.query(sql, (Object) ids)
            .map(rows -> {
              var list = new ArrayList<Row>(rows.size());
              rows.forEach(list::add);
              return list;
            });
  }

  private static void put(Map<Long, Situation> found, Row row) {
    var situation = found.get(row.getLong("event"));
    if (situation != null) {
      situation.held().put(row.getLong("id"), booking(row));
    }
  }

  private static Hall hall(Row row) {
    var seed = row.getBuffer("seed");
    return new Hall(
        row.getLong("id"),
        Hall.Phase.valueOf(row.getString("phase").toUpperCase(Locale.ROOT)),
        row.getBoolean("bookable"),
        instant(row, "opens"),
        row.getOffsetDateTime("closes").toInstant(),
        row.getOffsetDateTime("cancel_until").toInstant(),
        row.getOffsetDateTime("starts").toInstant(),
        row.getOffsetDateTime("ends").toInstant(),
        ZoneId.of(row.getString("zone")),
        row.getInteger("party_most"),
        row.getInteger("age_from"),
        row.getInteger("age_to"),
        row.getInteger("noshow_most"),
        seed == null ? null : HexFormat.of().formatHex(seed.getBytes()),
        instant(row, "draw_at"),
        row.getBoolean("drawn"),
        EventViewsStore.pools(row),
        row.getLong("last_line"),
        row.getInteger("waiting"));
  }

  private static Held booking(Row row) {
    return new Held(
        row.getLong("id"),
        row.getString("code"),
        BookingState.of(row.getString("state")),
        new Seats(
            row.getInteger("standard"), row.getInteger("wheelchair"), row.getInteger("carer")),
        row.getLong("line"),
        row.getLong("lot"),
        instant(row, "offered_until"),
        row.getInteger("link"),
        row.getBoolean("late"),
        row.getInteger("revision"),
        row.getString("content"));
  }

  private static @Nullable Instant instant(Row row, String column) {
    var time = row.getOffsetDateTime(column);
    return time == null ? null : time.toInstant();
  }
}
