package cortile.hub.places;

import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reservations: written and changed.
final class ReservationsStore {
  private static final String INSERT =
      """
      insert into hub.reservation (code, place, series, state, starts, ends, purpose, people, note, organisation, name, email, phone,
        subject, language, source, overridden, came, come_by)
      select d.code, $4, $5, $6, d.starts, d.ends, $7, $8, $9, (select id from hub.organisation where slug = $10), $11, $12, $13, $14,
        $15, $16, $17, case when $16 = 'desk' and d.starts <= $18 then $18 end,
        greatest(d.starts, $18::timestamptz) + make_interval(mins => $19)
      from unnest($1::text[], $2::timestamptz[], $3::timestamptz[]) as d (code, starts, ends) order by d.starts
      returning id, code
      """;

  private static final String ITEMS =
      """
      insert into hub.reservation_item (reservation, resource, quantity)
      select v, r, q from unnest($1::bigint[]) as v cross join unnest($2::bigint[], $3::int[]) as i (r, q)
      """;

  // Whoever came to what now begins later has still to come to that.
  private static final String MOVE =
      """
      update hub.reservation set starts = $2, ends = $3, state = $4, overridden = overridden or $5,
        come_by = case when came is null or t.later then greatest($2::timestamptz, $6::timestamptz) + make_interval(mins => $7) end,
        came = case when not t.later then came end
      from (select $2::timestamptz > $6::timestamptz + interval '15 minutes' as later) t
      where id = $1
      """;

  private static final String DESCRIBE =
      """
      update hub.reservation set purpose = coalesce($2, purpose), people = coalesce($3, people), note = coalesce($4, note),
        revision = revision + 1, changed = clock_timestamp()
      where id = $1
      """;

  private ReservationsStore() {}

  /// What is written once for all dates.
  ///
  /// @param series null for none
  /// @param subject null for somebody without an account
  record Row(Order order, JsonObject draft, @Nullable Long series, @Nullable String subject) {
    String state() {
      return order.approval() ? "asked" : "confirmed";
    }
  }

  /// Writes reservations, one for each date; their ids in the order of the dates.
  static Future<List<Long>> insert(Tx tx, Row row, List<String> codes, List<Range> times) {
    var draft = row.draft();
    return tx.query(
            INSERT,
            Tuple.tuple()
                .addValue(codes.toArray(String[]::new))
                .addValue(
                    times.stream()
                        .map(t -> UnitsStore.time(t.from()))
                        .toArray(OffsetDateTime[]::new))
                .addValue(
                    times.stream().map(t -> UnitsStore.time(t.to())).toArray(OffsetDateTime[]::new))
                .addValue(row.order().site().id())
                .addValue(row.series())
                .addValue(row.state())
                .addValue(draft.getString("purpose").strip())
                .addValue(draft.getInteger("people"))
                .addValue(draft.getString("note"))
                .addValue(draft.getString("organisation"))
                .addValue(Address.stored(draft.getString("name")))
                .addValue(Address.stored(draft.getString("email")))
                .addValue(draft.getString("phone"))
                .addValue(row.subject())
                .addValue(draft.getString("language", "it"))
                .addValue(row.order().asker().staff() ? "desk" : "web")
                .addValue(row.order().override())
                .addValue(UnitsStore.time(row.order().site().now()))
                .addValue(row.order().checkIn().orElse(null)))
        .compose(rows -> {
          var ids = new Long[codes.size()];
          rows.forEach(each -> ids[codes.indexOf(each.getString("code"))] = each.getLong("id"));
          return items(tx, List.of(ids), row.order()).map(List.of(ids));
        });
  }

  private static Future<Void> items(Tx tx, List<Long> ids, Order order) {
    return tx.query(
            ITEMS,
            ids.toArray(Long[]::new),
            order.items().stream().map(each -> each.terms().id()).toArray(Long[]::new),
            order.items().stream().map(Order.Item::quantity).toArray(Integer[]::new))
        .mapEmpty();
  }

  /// Gives a reservation another time and other things.
  static Future<Void> move(Tx tx, long id, Order order, Range time, String state) {
    return tx.query(
            MOVE,
            id,
            UnitsStore.time(time.from()),
            UnitsStore.time(time.to()),
            state,
            order.override(),
            UnitsStore.time(order.site().now()),
            order.checkIn().orElse(null))
        .compose(v -> tx.query("delete from hub.reservation_item where reservation = $1", id))
        .compose(v -> items(tx, List.of(id), order));
  }

  /// Changes what is said about it; what is missing stays.
  static Future<Void> describe(Tx tx, long id, JsonObject change) {
    return tx.query(
            DESCRIBE,
            id,
            change.getString("purpose"),
            change.getInteger("people"),
            change.getString("note"))
        .mapEmpty();
  }

  /// Ends reservations and gives back what they had. Times of the past stay on record.
  static Future<Void> end(Tx tx, List<Long> ids, String state, @Nullable String reason) {
    return TouchesStore.touch(tx, ids, List.of())
        .compose(v -> OccupationsStore.deleteOfReservations(tx, ids))
        .compose(v ->
            tx.query(
                """
                update hub.reservation set state = $2, reason = $3, revision = revision + 1, changed = clock_timestamp()
                where id = any($1::bigint[])
                """,
                ids.toArray(Long[]::new),
                state,
                reason))
        .mapEmpty();
  }

  static Future<Void> confirm(Tx tx, List<Long> ids, @Nullable String reason) {
    return tx.query(
            """
            update hub.reservation set state = 'confirmed', reason = $2, revision = revision + 1, changed = clock_timestamp()
            where id = any($1::bigint[])
            """,
            ids.toArray(Long[]::new),
            reason)
        .compose(v -> TouchesStore.touch(tx, ids, List.of()));
  }

  /// Notes when somebody came; null takes it back.
  static Future<Void> came(Tx tx, long id, @Nullable OffsetDateTime when) {
    return tx.query("update hub.reservation set came = $2 where id = $1", id, when)
        .compose(v -> TouchesStore.touch(tx, List.of(id), List.of()));
  }

  /// Those of a series, locked if only some are asked for.
  ///
  /// @param state only in this one, and not over; null for all
  static Future<List<Long>> ofSeries(
      Tx tx, long series, @Nullable String state, @Nullable OffsetDateTime now) {
    return tx.query(
            """
            select id from hub.reservation
            where series = $1 and ($2::text is null or state = $2 and ends > coalesce($3::timestamptz, clock_timestamp()))
            order by id
            """
                + (state == null ? "" : "for no key update"),
            series,
            state,
            now)
        .map(rows -> {
          var ids = new ArrayList<Long>();
          rows.forEach(row -> ids.add(row.getLong(0)));
          return ids;
        });
  }

  /// The items of a reservation as a request names them.
  static Future<JsonArray> items(Tx tx, long id) {
    return tx.query(
            """
            select jsonb_agg(jsonb_build_object('resource', r.key, 'quantity', i.quantity) order by r.id) as items
            from hub.reservation_item i join hub.resource r on r.id = i.resource where i.reservation = $1
            """,
            id)
        .map(rows ->
            Optional.ofNullable(rows.iterator().next().getJsonArray(0)).orElseGet(JsonArray::new));
  }
}
