package cortile.hub.places;

import cortile.kit.Tx;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// When units are busy, without saying with what.
final class BusyStore {
  private static final String BUSY =
      """
      select u.resource, u.id, array_agg(lower(o.span) order by lower(o.span)) filter (where o.id is not null) as starts,
        array_agg(upper(o.span) order by lower(o.span)) filter (where o.id is not null) as ends
      from hub.unit u left join hub.occupation o on o.unit = u.id and o.span && tstzrange($2, $3)
      where u.resource = any($1::bigint[]) and not u.retired
      group by u.resource, u.id order by u.resource, u.id
      """;

  private BusyStore() {}

  /// When each unit of resources is busy, with the time to set up and to clear up.
  static Future<Map<Long, List<List<Range>>>> busy(Tx tx, List<Long> resources, Range time) {
    return tx.query(
            BUSY,
            resources.toArray(Long[]::new),
            UnitsStore.time(time.from()),
            UnitsStore.time(time.to()))
        .map(rows -> {
          var busy = new HashMap<Long, List<List<Range>>>();
          rows.forEach(row -> {
            var starts = row.getArrayOfOffsetDateTimes("starts");
            var ends = row.getArrayOfOffsetDateTimes("ends");
            var unit = new ArrayList<Range>();
            for (var i = 0; starts != null && i < starts.length; i++) {
              unit.add(new Range(starts[i].toInstant(), ends[i].toInstant()));
            }
            busy.computeIfAbsent(row.getLong("resource"), id -> new ArrayList<>()).add(unit);
          });
          return busy;
        });
  }
}
