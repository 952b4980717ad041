package cortile.hub.door;

import cortile.kit.Db;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// At which doors somebody may stand these days.
final class OwnDoorsStore {
  // $1 a device's secret or null, $2 whether staff asks, $3 instant of a test
  private static final String OWN =
      """
      select jsonb_strip_nulls(jsonb_build_object(
        'now', to_char(t.now at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
        'device', (select jsonb_build_object('device', d.id::text, 'name', d.name) from hub.door_device d
          where d.secret = $1 and d.revoked is null),
        'staff', case when $2 then true end,
        'events', coalesce((
          select jsonb_agg(jsonb_build_object('event', e.slug, 'title', e.title, 'starts', hub.utc(s.starts), 'ends', hub.utc(s.ends),
            'place', p.name, 'zone', p.zone) order by s.starts, e.slug)
          from hub.event e
          join hub.place p on p.id = e.place
          cross join lateral (
            select s.starts, s.ends from hub.session s where s.event = e.id
            order by abs(extract(epoch from s.starts - t.now)) limit 1) s
          where e.phase in ('published', 'ended') and (
            exists (
              select from hub.door_device d join hub.session o on o.event = e.id
              where d.secret = $1 and d.revoked is null and (d.event = e.id or d.place = e.place)
                and (o.starts at time zone p.zone)::date between d.from_day and d.to_day
                and (t.now at time zone p.zone)::date between d.from_day - 1 and d.to_day + 1)
            or $2 and s.starts < t.now + interval '36 hours' and s.ends > t.now - interval '24 hours')), '[]'))) as json
      from (select coalesce($3, clock_timestamp()) as now) t
      """;

  private OwnDoorsStore() {}

  /// A `DoorPlace` of the contract.
  static Future<JsonObject> own(
      Db db, @Nullable Buffer secret, boolean staff, @Nullable OffsetDateTime now) {
    return db.query(OWN, secret, staff, now)
        .map(rows -> rows.iterator().next().getJsonObject("json"));
  }
}
