package cortile.hub.places;

import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What is in the way of uses.
final class BlockersStore {
  private static final String FIND =
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

  private BlockersStore() {}

  /// What uses the units of each of what is wanted.
  static Future<Map<Wanted, List<Clash>>> find(Tx tx, Owner owner, Map<Wanted, Integer> wanted) {
    var list = List.copyOf(wanted.keySet());
    if (list.isEmpty()) {
      return Future.succeededFuture(Map.of());
    }
    return tx.query(FIND, UnitsStore.times(list, owner))
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

  private static Clash clash(Row row, String key, int free) {
    var title = row.getJsonObject("title");
    return new Clash(
        key,
        row.getBoolean("event") ? Clash.Kind.EVENT : Clash.Kind.RESERVATION,
        row.getOffsetDateTime("starts").toInstant(),
        row.getOffsetDateTime("ends").toInstant(),
        free,
        title == null ? null : OpeningStore.texts(title),
        row.getBoolean("shown"),
        row.getString("code"));
  }
}
