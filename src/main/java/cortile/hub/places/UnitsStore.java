package cortile.hub.places;

import cortile.kit.Problem;
import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Units: locked, chosen and taken. Whoever wants to use one locks its row first and looks then, so
/// that of many at once the first one gets it and the others are told what is in the way; the
/// constraint on `hub.occupation` stands behind that.
///
/// All wait in one order: by resource, then by unit.
final class UnitsStore {
  private static final String OVERLAP = "23P01";

  // A lock that references (occupations being written) don't stand in the way of.
  private static final String LOCK =
      """
      select id from hub.unit where resource = any($1::bigint[]) order by resource, id for no key update
      """;

  private static final String LOCK_FREE =
      """
      select u.id from hub.unit u join hub.resource r on r.id = u.resource
      where u.resource = $1 and not u.retired and not exists (
        select from hub.occupation o where o.unit = u.id
          and o.span && hub.span($3, $4, r.before_minutes, r.after_minutes))
      order by u.number limit $2 for no key update of u skip locked
      """;

  private static final String FREE =
      """
      select w.number::int as number, array_agg(u.id order by u.number) as units
      from unnest($1::bigint[], $2::timestamptz[], $3::timestamptz[]) with ordinality as w (resource, starts, ends, number)
      join hub.resource r on r.id = w.resource
      join hub.unit u on u.resource = r.id and not u.retired and ($7::bigint[] is null or u.id = any($7))
      where not exists (
        select from hub.occupation o where o.unit = u.id
          and o.span && hub.span(w.starts, w.ends, r.before_minutes, r.after_minutes)
          and ($4::bigint is null or o.reservation is distinct from $4)
          and ($5::bigint is null or o.session is distinct from $5 or o.part <> $6))
      group by w.number
      """;

  private static final String BLOCKERS =
      """
      select w.number::int as number, lower(o.during) as starts, upper(o.during) as ends, o.session is not null as event, o.title, o.shown,
        v.code
      from unnest($1::bigint[], $2::timestamptz[], $3::timestamptz[]) with ordinality as w (resource, starts, ends, number)
      join hub.resource r on r.id = w.resource
      join hub.unit u on u.resource = r.id and not u.retired
      join hub.occupation o on o.unit = u.id
        and o.span && hub.span(w.starts, w.ends, r.before_minutes, r.after_minutes)
      left join hub.reservation v on v.id = o.reservation
      where ($4::bigint is null or o.reservation is distinct from $4) and ($5::bigint is null or o.session is distinct from $5 or o.part <> $6)
      order by w.number, lower(o.during), o.id
      """;

  private static final String TAKE =
      """
      insert into hub.occupation (unit, during, span, reservation, session, part, event, title, shown)
      select u.id, tstzrange($2, $3), hub.span($2, $3, r.before_minutes, r.after_minutes),
        $4, $5, coalesce($6, 'session'), $7, $8, coalesce($9, false)
      from hub.unit u join hub.resource r on r.id = u.resource where u.id = $1
      """;

  private UnitsStore() {}

  /// Waits until nobody else is taking units of these resources.
  static Future<Void> lock(Tx tx, List<Long> resources) {
    return tx.query(LOCK, (Object) resources.stream().distinct().sorted().toArray(Long[]::new))
        .mapEmpty();
  }

  /// Locks as many units as are wanted of those that seem free, without waiting for anybody.
  static Future<List<Long>> lockFree(Tx tx, Wanted wanted) {
    return tx.query(
            LOCK_FREE,
            wanted.resource(),
            wanted.quantity(),
            time(wanted.starts()),
            time(wanted.ends()))
        .map(rows -> {
          var units = new ArrayList<Long>();
          rows.forEach(row -> units.add(row.getLong(0)));
          return units;
        });
  }

  /// The units that are free for each of what is wanted, in its order, by their numbers.
  ///
  /// @param among only these; null for all
  static Future<List<List<Long>>> free(
      Tx tx, Owner owner, List<Wanted> wanted, @Nullable List<Long> among) {
    var values = times(wanted, owner);
    values.addValue(among == null ? null : among.toArray(Long[]::new));
    return tx.query(FREE, values)
        .map(rows -> {
          var found = new HashMap<Integer, List<Long>>();
          rows.forEach(row -> found.put(row.getInteger(0), List.of(row.getArrayOfLongs(1))));
          var units = new ArrayList<List<Long>>();
          for (var number = 1; number <= wanted.size(); number++) {
            units.add(found.getOrDefault(number, List.of()));
          }
          return units;
        });
  }

  /// What uses the units of each of what is wanted.
  static Future<Map<Wanted, List<Clash>>> blockers(
      Tx tx, Owner owner, Map<Wanted, Integer> wanted) {
    var list = List.copyOf(wanted.keySet());
    if (list.isEmpty()) {
      return Future.succeededFuture(Map.of());
    }
    return tx.query(BLOCKERS, times(list, owner))
        .map(rows -> {
          var found = new HashMap<Wanted, List<Clash>>();
          rows.forEach(row -> {
            var one = list.get(row.getInteger("number") - 1);
            found
                .computeIfAbsent(one, each -> new ArrayList<>())
                .add(clash(row, one.key(), wanted.getOrDefault(one, 0)));
          });
          return found;
        });
  }

  /// Writes who uses a unit from when to when. Fails with 409 for what overlaps with itself.
  static Future<Void> take(Tx tx, Owner owner, Map<Wanted, List<Long>> units) {
    return take(tx, rows(owner, units));
  }

  /// As the other one, for several owners.
  static Future<Void> take(Tx tx, List<Tuple> rows) {
    return tx.each(TAKE, rows)
        .recover(failure ->
            Future.failedFuture(
                failure instanceof PgException e && e.getSqlState().equals(OVERLAP)
                    ? Problem.of(409, "slot-taken").refused()
                    : failure));
  }

  /// What [#take] writes for one owner.
  static List<Tuple> rows(Owner owner, Map<Wanted, List<Long>> units) {
    var use = Optional.ofNullable(owner.use());
    var rows = new ArrayList<Tuple>();
    units.forEach((wanted, chosen) ->
        chosen.forEach(unit ->
            rows.add(
                Tuple.tuple()
                    .addValue(unit)
                    .addValue(time(wanted.starts()))
                    .addValue(time(wanted.ends()))
                    .addValue(owner.reservation())
                    .addValue(owner.session())
                    .addValue(owner.part())
                    .addValue(use.map(SessionUse::event).orElse(null))
                    .addValue(
                        use.map(each -> new JsonObject(Map.copyOf(each.title()))).orElse(null))
                    .addValue(use.map(SessionUse::shown).orElse(null)))));
    return rows;
  }

  private static Tuple times(List<Wanted> wanted, Owner owner) {
    return Tuple.tuple()
        .addValue(wanted.stream().map(Wanted::resource).toArray(Long[]::new))
        .addValue(wanted.stream().map(each -> time(each.starts())).toArray(OffsetDateTime[]::new))
        .addValue(wanted.stream().map(each -> time(each.ends())).toArray(OffsetDateTime[]::new))
        .addValue(owner.reservation())
        .addValue(owner.session())
        .addValue(owner.part());
  }

  private static Clash clash(Row row, String key, int free) {
    var title = row.getJsonObject("title");
    return new Clash(
        key,
        row.getBoolean("event") ? Clash.Kind.EVENT : Clash.Kind.RESERVATION,
        row.getOffsetDateTime("starts").toInstant(),
        row.getOffsetDateTime("ends").toInstant(),
        free,
        title == null ? null : texts(title),
        row.getBoolean("shown"),
        row.getString("code"));
  }

  private static Map<String, String> texts(JsonObject title) {
    var texts = new HashMap<String, String>();
    title.forEach(entry -> texts.put(entry.getKey(), String.valueOf(entry.getValue())));
    return Map.copyOf(texts);
  }

  static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
