package cortile.hub.door;

import cortile.hub.events.Seats;
import cortile.kit.Db;
import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The queue of those who wait to walk in.
final class QueueStore {
  private static final String ENTRY =
      """
      jsonb_strip_nulls(jsonb_build_object('number', q.number, 'seats', jsonb_build_object('standard', q.standard,
        'wheelchair', q.wheelchair, 'carer', q.carer), 'name', q.name, 'state', q.state, 'joined', hub.utc(q.joined),
        'until', case when q.state = 'called' then hub.utc(q.called_until) end,
        'code', (select b.code from hub.booking b where b.id = q.booking and q.state in ('called', 'in'))))
      """;

  private static final String EVENT =
      """
      select e.id, e.party_most, coalesce(d.queue_open, false) as open, e.ends > coalesce($2, clock_timestamp()) as going
      from hub.event e left join hub.door d on d.event = e.id where e.slug = $1 and e.phase = 'published'
      """;

  private static final String OWN =
      """
      select q.number, q.state, hub.utc(q.called_until) as until,
        (select count(*)::integer from hub.queue_entry o where o.event = q.event and o.state = 'waiting' and o.number < q.number) as before
      from hub.queue_entry q join hub.event e on e.id = q.event
      where e.slug = $1 and q.device = $2 order by q.number desc limit 1
      """;

  private static final String NUMBERED =
      """
      select q.number, q.state, hub.utc(q.called_until) as until,
        (select count(*)::integer from hub.queue_entry o where o.event = q.event and o.state = 'waiting' and o.number < q.number) as before
      from hub.queue_entry q where q.event = $1 and q.number = $2
      """;

  private static final String LIVE =
      """
      select count(*) filter (where state = 'waiting')::integer as waiting,
        min(number) filter (where device = $2 and state in ('waiting', 'called')) as own
      from hub.queue_entry where event = $1
      """;

  private static final String JOIN =
      """
      with n as (update hub.door set last_number = last_number + 1 where event = $1 returning last_number)
      insert into hub.queue_entry (event, number, standard, wheelchair, carer, name, device)
      select $1, n.last_number, $2, $3, $4, $5, $6 from n returning number
      """;

  private static final String LIST =
      "select "
          + ENTRY
          + " as json from hub.queue_entry q where q.event = $1 and q.state in ('waiting',"
          + " 'called') order by q.number";

  private static final String ONE =
      "select " + ENTRY + " as json from hub.queue_entry q where q.event = $1 and q.number = $2";

  private QueueStore() {}

  static Future<Optional<QueueEvent>> event(Db db, String slug, @Nullable OffsetDateTime now) {
    return db.query(EVENT, slug, now)
        .map(rows ->
            first(rows)
                .map(row ->
                    new QueueEvent(
                        row.getLong("id"),
                        row.getInteger("party_most"),
                        row.getBoolean("open"),
                        row.getBoolean("going"))));
  }

  static Future<QueueLive> live(Tx tx, long event, @Nullable String device) {
    return tx.query(LIVE, event, device)
        .map(rows -> {
          var row = rows.iterator().next();
          return new QueueLive(row.getInteger("waiting"), row.getInteger("own"));
        });
  }

  /// The next number.
  static Future<Integer> join(
      Tx tx, long event, Seats wanted, @Nullable String name, @Nullable String device) {
    return tx.query(
            JOIN, event, wanted.standard(), wanted.wheelchair(), wanted.carer(), name, device)
        .map(rows -> rows.iterator().next().getInteger(0));
  }

  /// A `QueuePlace` of the contract.
  static Future<JsonObject> place(Tx tx, long event, int number) {
    return tx.query(NUMBERED, event, number).map(rows -> place(rows.iterator().next()));
  }

  /// The newest number of a device.
  static Future<Optional<JsonObject>> own(Db db, String slug, String device) {
    return db.query(OWN, slug, device).map(rows -> first(rows).map(QueueStore::place));
  }

  private static JsonObject place(Row row) {
    var json =
        new JsonObject()
            .put("number", row.getInteger("number"))
            .put("state", row.getString("state"))
            .put("before", row.getInteger("before"));
    return "called".equals(row.getString("state"))
        ? json.put("until", row.getString("until"))
        : json;
  }

  static Future<JsonArray> list(Db db, long event) {
    return db.query(LIST, event)
        .map(rows -> {
          var all = new JsonArray();
          rows.forEach(row -> all.add(row.getJsonObject("json")));
          return all;
        });
  }

  static Future<JsonObject> one(Tx tx, long event, int number) {
    return tx.query(ONE, event, number).map(rows -> rows.iterator().next().getJsonObject("json"));
  }

  private static Optional<Row> first(RowSet<Row> rows) {
    return rows.size() == 0 ? Optional.empty() : Optional.of(rows.iterator().next());
  }
}
