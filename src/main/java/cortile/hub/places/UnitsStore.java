package cortile.hub.places;

import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Units: locked and chosen. Whoever wants to use one locks its row first and looks then, so that
/// of many at once the first one gets it and the others are told what is in the way; the constraint
/// on `hub.occupation` stands behind that.
///
/// All wait in one order: by resource, then by unit.
final class UnitsStore {
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

  /// What is wanted and by whom, as arrays and values.
  static Tuple times(List<Wanted> wanted, Owner owner) {
    return Tuple.tuple()
        .addValue(wanted.stream().map(Wanted::resource).toArray(Long[]::new))
        .addValue(wanted.stream().map(each -> time(each.starts())).toArray(OffsetDateTime[]::new))
        .addValue(wanted.stream().map(each -> time(each.ends())).toArray(OffsetDateTime[]::new))
        .addValue(owner.reservation())
        .addValue(owner.session())
        .addValue(owner.part());
  }

  /// As the driver takes it.
  static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
