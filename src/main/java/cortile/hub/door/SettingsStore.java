package cortile.hub.door;

import cortile.kit.Db;
import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/// The settings of a door, and what the desk has before it.
final class SettingsStore {
  private static final String GET =
      """
      select jsonb_build_object('graceMinutes', coalesce(d.grace_minutes, 15), 'queueOpen', coalesce(d.queue_open, false),
        'callMinutes', coalesce(d.call_minutes, 5)) as json
      from hub.event e left join hub.door d on d.event = e.id where e.slug = $1
      """;

  private static final String PUT =
      """
      insert into hub.door as d (event, grace_minutes, queue_open, call_minutes)
      select e.id, $2, $3, $4 from hub.event e where e.slug = $1
      on conflict (event) do update set grace_minutes = excluded.grace_minutes, queue_open = excluded.queue_open,
        call_minutes = excluded.call_minutes
      """;

  private static final String DESK =
      """
      select jsonb_build_object(
        'today', coalesce((
          select jsonb_agg(jsonb_build_object('event', e.slug, 'title', e.title, 'starts', hub.utc(s.starts), 'ends', hub.utc(s.ends),
            'place', p.name,
            'expected', (select count(*) from hub.booking b join hub.guest g on g.booking = b.id
              where b.event = e.id and b.state = 'confirmed' and not g.released),
            'arrived', (select count(*) from hub.arrival a where a.event = e.id and a.session = s.number),
            'inside', (select count(*) from hub.arrival a where a.event = e.id and a.session = s.number and a.inside))
            order by s.starts, e.slug)
          from hub.event e
          join hub.place p on p.id = e.place
          join hub.session s on s.event = e.id and (s.starts at time zone p.zone)::date = p.today
          where e.phase <> 'draft'), '[]'),
        'conflicts', coalesce((
          select jsonb_agg(jsonb_build_object('event', e.slug, 'title', e.title, 'conflict', %s) order by s.id)
          from (select * from hub.scan where conflict is not null and settled is null order by id desc limit 200) s
          join hub.event e on e.id = s.event), '[]')) as json
      """
          .formatted(ConflictsStore.CONFLICT);

  private SettingsStore() {}

  static Future<Optional<JsonObject>> get(Db db, String slug) {
    return db.query(GET, slug)
        .map(rows ->
            rows.size() == 0
                ? Optional.empty()
                : Optional.of(rows.iterator().next().getJsonObject("json")));
  }

  /// False if there is no such event.
  static Future<Boolean> put(Tx tx, String slug, JsonObject settings) {
    return tx.query(
            PUT,
            slug,
            settings.getInteger("graceMinutes"),
            settings.getBoolean("queueOpen"),
            settings.getInteger("callMinutes"))
        .map(rows -> rows.rowCount() > 0);
  }

  /// A `Desk` of the contract.
  static Future<JsonObject> desk(Db db) {
    return db.query(DESK).map(rows -> rows.iterator().next().getJsonObject("json"));
  }
}
