package cortile.hub.door;

import cortile.kit.Db;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The lists of those who come: what a door device keeps, and what the desk prints.
final class ListsStore {
  // Names, kinds of seats and kinds of needs; no addresses, no notes. Of bookings that open nothing
  // only the code.
  private static final String DOOR =
      """
      select jsonb_strip_nulls(jsonb_build_object(
        'event', e.slug, 'eventId', e.id, 'title', e.title, 'starts', hub.utc(e.starts), 'ends', hub.utc(e.ends), 'zone', p.zone,
        'list', hub.door_list(e.id),
        'sessions', (select jsonb_agg(jsonb_build_object('session', s.number, 'starts', hub.utc(s.starts), 'ends', hub.utc(s.ends))
          order by s.number) from hub.session s where s.event = e.id),
        'needs', coalesce((
          select jsonb_agg(distinct n.kind order by n.kind) from hub.need n join hub.booking b on b.id = n.booking
          where b.event = e.id and b.state = 'confirmed' and n.state <> 'declined'), '[]'),
        'bookings', coalesce((
          select jsonb_agg(jsonb_build_object('id', b.id, 'code', b.code, 'link', b.link, 'name', b.name, 'guests', coalesce((
            select jsonb_agg(jsonb_build_object('guest', g.number, 'name', g.name, 'kind', g.kind,
              'released', case when g.released then true end,
              'needs', (select jsonb_agg(distinct n.kind order by n.kind) from hub.need n
                where n.booking = b.id and n.guest = g.number and n.state <> 'declined'),
              'ins', (select jsonb_agg(jsonb_build_object('session', a.session, 'at', hub.utc(a.at), 'by', hub.scanned_by(c.device),
                'inside', a.inside) order by a.session)
                from hub.arrival a join hub.scan c on c.id = a.scan where a.booking = b.id and a.guest = g.number))
              order by g.number)
            from hub.guest g where g.booking = b.id), '[]')) order by b.id)
          from hub.booking b where b.event = e.id and b.state = 'confirmed'), '[]'),
        'others', coalesce((
          select jsonb_agg(jsonb_build_object('id', b.id, 'code', b.code, 'state', b.state) order by b.id)
          from hub.booking b where b.event = e.id and b.state <> 'confirmed'), '[]'))) as json,
        to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as now
      from hub.event e join hub.place p on p.id = e.place where e.id = $1
      """;

  private static final String DESK =
      """
      select jsonb_strip_nulls(jsonb_build_object(
        'event', e.slug, 'title', e.title, 'starts', hub.utc(e.starts), 'ends', hub.utc(e.ends), 'zone', p.zone, 'place', p.name,
        'made', hub.utc(clock_timestamp()),
        'bookings', coalesce((
          select jsonb_agg(jsonb_build_object('code', b.code, 'name', b.name, 'email', b.email, 'phone', b.phone, 'source', b.source,
            'guests', coalesce((
              select jsonb_agg(jsonb_build_object('guest', g.number, 'name', g.name, 'kind', g.kind,
                'in', (select hub.utc(min(a.at)) from hub.arrival a where a.booking = b.id and a.guest = g.number)) order by g.number)
              from hub.guest g where g.booking = b.id and not g.released), '[]'),
            'needs', (
              select jsonb_agg(jsonb_build_object('kind', n.kind, 'note', n.note, 'state', n.state, 'guest', n.guest) order by n.number)
              from hub.need n where n.booking = b.id)) order by lower(b.name), b.id)
          from hub.booking b where b.event = e.id and b.state = 'confirmed'), '[]'))) as json
      from hub.event e join hub.place p on p.id = e.place where e.slug = $1
      """;

  private static final String SCANS =
      """
      select jsonb_build_object('scans', coalesce(jsonb_agg(s.json) filter (where s.json is not null), '[]')) as json
      from hub.event e
      left join lateral (
        select jsonb_strip_nulls(jsonb_build_object('scan', s.uuid, 'at', hub.utc(s.at), 'received', hub.utc(s.received), 'kind', s.kind,
          'way', s.way, 'offline', s.offline, 'verdict', s.verdict, 'conflict', s.conflict, 'settled', hub.utc(s.settled),
          'by', hub.scanned_by(s.device), 'code', b.code, 'guest', s.guest, 'session', s.session, 'name', coalesce(g.name, b.name),
          'presented', s.presented)) as json
        from hub.scan s left join hub.booking b on b.id = s.booking left join hub.guest g on g.booking = s.booking and g.number = s.guest
        where s.event = e.id and ($2::uuid is null
          or (s.at, s.id) < (select l.at, l.id from hub.scan l where l.event = e.id and l.uuid = $2))
        order by s.at desc, s.id desc limit $3) s on true
      where e.slug = $1 group by e.id
      """;

  private ListsStore() {}

  /// A list without the moment, and the moment.
  record Dated(JsonObject list, String now) {}

  /// What a door device keeps, without `now` and `key`.
  static Future<Dated> door(Db db, long event) {
    return db.query(DOOR, event)
        .map(rows -> {
          var row = rows.iterator().next();
          return new Dated(row.getJsonObject("json"), row.getString("now"));
        });
  }

  /// What the desk prints, with addresses.
  static Future<Optional<JsonObject>> desk(Db db, String slug) {
    return read(db, DESK, slug);
  }

  /// The newest scans of an event.
  ///
  /// @param before only those before this one
  static Future<Optional<JsonObject>> scans(Db db, String slug, @Nullable UUID before, int limit) {
    return read(db, SCANS, slug, before, limit);
  }

  private static Future<Optional<JsonObject>> read(Db db, String sql, @Nullable Object... values) {
    return db.query(sql, values)
        .map(rows ->
            rows.size() == 0
                ? Optional.empty()
                : Optional.of(rows.iterator().next().getJsonObject("json")));
  }
}
