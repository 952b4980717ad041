package cortile.hub.door;

import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/// The documents of the door's views, from rows only.
final class ViewsStore {
  private static final String DOOR =
      """
      select jsonb_strip_nulls(jsonb_build_object(
        'expected', (select count(*) from hub.booking b join hub.guest g on g.booking = b.id
          where b.event = e.id and b.state = 'confirmed' and not g.released),
        'arrived', (select count(distinct (a.booking, a.guest)) from hub.arrival a where a.event = e.id),
        'inside', (select count(*) from hub.arrival a where a.event = e.id and a.inside
          and a.session = (select max(l.session) from hub.arrival l where l.event = e.id)),
        'walkIns', (select count(*) from hub.booking b join hub.guest g on g.booking = b.id
          where b.event = e.id and b.state = 'confirmed' and b.source = 'door' and not g.released),
        'noShows', (select count(*) from hub.no_show n where n.event = e.id and n.excused is null),
        'queue', (select count(*) from hub.queue_entry q where q.event = e.id and q.state = 'waiting'),
        'list', hub.door_list(e.id),
        'devices', coalesce((
          select jsonb_object_agg(d.id, jsonb_build_object('name', d.name)) from hub.door_device d
          where d.id in (select s.device from hub.scan s where s.event = e.id)), '{}'),
        'conflicts', coalesce((
          select jsonb_object_agg(s.id, jsonb_build_object('why', s.conflict, 'at', extract(epoch from s.at)::bigint, 'by', s.device::text,
            'code', b.code, 'guest', s.guest, 'session', s.session))
          from hub.scan s left join hub.booking b on b.id = s.booking
          where s.event = e.id and s.conflict is not null and s.settled is null), '{}'),
        'sessions', (
          select jsonb_object_agg(s.number, jsonb_build_object('starts', extract(epoch from s.starts)::bigint,
            'ends', extract(epoch from s.ends)::bigint, 'arrived', coalesce(here.arrived, 0), 'inside', coalesce(here.inside, 0),
            'guests', coalesce(here.guests, '{}')))
          from hub.session s
          left join (
            select party.session, sum(party.arrived)::integer as arrived, sum(party.inside)::integer as inside,
              jsonb_object_agg(party.code, party.guests) as guests
            from (
              select a.session, b.code, count(*) as arrived, count(*) filter (where a.inside) as inside,
                jsonb_object_agg(a.guest, jsonb_build_object('at', extract(epoch from a.at)::bigint, 'by', c.device::text,
                  'inside', a.inside)) as guests
              from hub.arrival a join hub.booking b on b.id = a.booking join hub.scan c on c.id = a.scan
              where a.event = e.id
              group by a.session, b.code) party
            group by party.session) here on here.session = s.number
          where s.event = e.id))) as json
      from hub.event e where e.slug = $1 and e.phase <> 'draft'
      """;

  private static final String QUEUE =
      """
      select jsonb_strip_nulls(jsonb_build_object(
        'open', coalesce((select d.queue_open from hub.door d where d.event = e.id), false),
        'waiting', (select count(*) from hub.queue_entry q where q.event = e.id and q.state = 'waiting'),
        'next', (select min(q.number) from hub.queue_entry q where q.event = e.id and q.state = 'waiting'),
        'called', coalesce((
          select jsonb_object_agg(q.number, jsonb_build_object('until', hub.utc(q.called_until)))
          from hub.queue_entry q where q.event = e.id and q.state = 'called'), '{}'))) as json
      from hub.event e where e.slug = $1 and e.phase <> 'draft'
      """;

  private static final String DESK =
      """
      select jsonb_build_object(
        'approvals', (select count(*) from hub.reservation r where r.state = 'asked'),
        'needs', (select count(*) from hub.need n join hub.booking b on b.id = n.booking join hub.event e on e.id = b.event
          where n.state = 'asked' and e.phase = 'published' and b.state in ('entered', 'confirmed', 'waiting', 'offered')),
        'conflicts', (select count(*) from hub.scan s where s.conflict is not null and s.settled is null),
        'events', coalesce((
          select jsonb_object_agg(e.slug, jsonb_build_object(
            'starts', hub.utc(s.starts), 'ends', hub.utc(s.ends), 'session', s.number, 'phase', e.phase, 'waiting', e.waiting,
            'expected', (select count(*) from hub.booking b join hub.guest g on g.booking = b.id
              where b.event = e.id and b.state = 'confirmed' and not g.released),
            'arrived', (select count(*) from hub.arrival a where a.event = e.id and a.session = s.number),
            'inside', (select count(*) from hub.arrival a where a.event = e.id and a.session = s.number and a.inside),
            'conflicts', (select count(*) from hub.scan c where c.event = e.id and c.conflict is not null and c.settled is null),
            'queue', (select count(*) from hub.queue_entry q where q.event = e.id and q.state = 'waiting')))
          from hub.event e
          join hub.place p on p.id = e.place
          cross join lateral (
            select o.number, o.starts, o.ends from hub.session o
            where o.event = e.id and (o.starts at time zone p.zone)::date = p.today order by o.number limit 1) s
          where e.phase <> 'draft'), '{}')) as json
      """;

  private ViewsStore() {}

  static Future<Optional<JsonObject>> door(Tx tx, String slug) {
    return read(tx, DOOR, slug);
  }

  static Future<Optional<JsonObject>> queue(Tx tx, String slug) {
    return read(tx, QUEUE, slug);
  }

  static Future<Optional<JsonObject>> desk(Tx tx) {
    return read(tx, DESK);
  }

  private static Future<Optional<JsonObject>> read(Tx tx, String sql, Object... values) {
    return tx.query(sql, values)
        .map(rows ->
            rows.size() == 0
                ? Optional.empty()
                : Optional.of(rows.iterator().next().getJsonObject("json")));
  }
}
