package cortile.hub.door;

import cortile.kit.Db;
import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Door devices, their one-time links and secrets.
final class DoorDevicesStore {
  private static final String DEVICE =
      """
      select d.id, jsonb_strip_nulls(jsonb_build_object(
        'device', d.id::text, 'name', d.name, 'event', e.slug, 'place', p.slug, 'from', d.from_day, 'to', d.to_day,
        'made', hub.utc(d.made), 'seen', hub.utc(d.seen), 'aheadMs', d.ahead_ms,
        'scans', (select count(*) from hub.scan s where s.device = d.id),
        'state', case when d.revoked is not null then 'revoked' when d.paired is not null then 'paired' else 'invited' end)) as json,
        d.link, hub.utc(d.link_expires) as expires
      from hub.door_device d left join hub.event e on e.id = d.event left join hub.place p on p.id = d.place
      """;

  private static final String ADD_EVENT =
      """
      insert into hub.door_device (name, event, from_day, to_day, link_expires, maker)
      select $2, e.id, coalesce($3, s.first), coalesce($4, $3, s.last), clock_timestamp() + interval '7 days', $5
      from hub.event e join hub.place p on p.id = e.place
      cross join lateral (
        select min((s.starts at time zone p.zone)::date) as first, max((s.starts at time zone p.zone)::date) as last
        from hub.session s where s.event = e.id) s
      where e.slug = $1 and s.first is not null
      returning id
      """;

  private static final String ADD_PLACE =
      """
      insert into hub.door_device (name, place, from_day, to_day, link_expires, maker)
      select $2, p.id, coalesce($3, p.today), coalesce($4, $3, p.today), clock_timestamp() + interval '7 days', $5
      from hub.place p where p.slug = $1
      returning id
      """;

  private static final String RENEW =
      """
      update hub.door_device set link = link + 1, link_expires = clock_timestamp() + interval '7 days', taker = null
      where id = $1 and revoked is null returning id
      """;

  // A link that was taken up is good once more for who took it, so that a lost answer locks nobody
  // out.
  private static final String OPEN =
      """
      select link, secret from hub.door_device
      where id = $1 and revoked is null and link_expires > clock_timestamp() and (taker is null or taker = $2)
      for update
      """;

  private static final String TAKE =
      """
      update hub.door_device set secret = $3, taker = $2, paired = clock_timestamp(), seen = clock_timestamp() where id = $1
      """;

  private static final String REVOKE =
      """
      update hub.door_device set revoked = coalesce(revoked, clock_timestamp()) where id = $1 returning secret
      """;

  // Its link too: whoever finds it on the phone afterwards can't take it up again.
  private static final String LEAVE =
      """
      update hub.door_device set secret = null, paired = null, taker = null, link = link + 1, link_expires = clock_timestamp()
      where secret = $1
      """;

  private static final String LIST =
      DEVICE
          + " where d.revoked is null or d.revoked > clock_timestamp() - interval '7 days' order by"
          + " d.id desc limit 500";

  private static final String ONE = DEVICE + " where d.id = $1";

  private DoorDevicesStore() {}

  static Future<JsonArray> list(Db db) {
    return db.query(LIST)
        .map(rows -> {
          var all = new JsonArray();
          rows.forEach(row -> all.add(row.getJsonObject("json")));
          return all;
        });
  }

  /// @param link the number of its link
  /// @param expires when that ends
  record Device(long id, JsonObject json, int link, String expires) {}

  static Future<Device> one(Tx tx, long id) {
    return tx.query(ONE, id)
        .map(rows -> {
          var row = rows.iterator().next();
          return new Device(
              id, row.getJsonObject("json"), row.getInteger("link"), row.getString("expires"));
        });
  }

  /// A new device of an event or a place; empty if there is none of that name.
  static Future<Optional<Long>> add(
      Tx tx,
      boolean ofEvent,
      String slug,
      String name,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      String maker) {
    return tx.query(ofEvent ? ADD_EVENT : ADD_PLACE, slug, name, from, to, maker)
        .map(DoorDevicesStore::id);
  }

  /// Puts a new link in the place of the one before; empty if there is no such device.
  static Future<Optional<Long>> renew(Tx tx, long device) {
    return tx.query(RENEW, device).map(DoorDevicesStore::id);
  }

  /// A link that may be taken up.
  ///
  /// @param link its number
  /// @param secret hash of the secret that is good until now
  record Open(int link, @Nullable Buffer secret) {}

  /// The link of a device, if somebody may take it up: nobody has, or the same taker.
  static Future<Optional<Open>> open(Tx tx, long device, Buffer taker) {
    return tx.query(OPEN, device, taker)
        .map(rows -> {
          if (rows.size() == 0) {
            return Optional.empty();
          }
          var row = rows.iterator().next();
          return Optional.of(new Open(row.getInteger("link"), row.getBuffer("secret")));
        });
  }

  /// The device is whoever holds this secret from now on.
  static Future<Void> take(Tx tx, long device, Buffer taker, Buffer secret) {
    return tx.query(TAKE, device, taker, secret).mapEmpty();
  }

  /// Ends a device; the hash of its secret if it had one. Empty if there is no such device.
  static Future<Optional<Optional<Buffer>>> revoke(Tx tx, long device) {
    return tx.query(REVOKE, device)
        .map(rows ->
            rows.size() == 0
                ? Optional.empty()
                : Optional.of(Optional.ofNullable(rows.iterator().next().getBuffer(0))));
  }

  /// Whoever holds a secret is no device any more; false if nobody held it.
  static Future<Boolean> leave(Tx tx, Buffer secret) {
    return tx.query(LEAVE, secret).map(rows -> rows.rowCount() > 0);
  }

  private static Optional<Long> id(RowSet<Row> rows) {
    return rows.size() == 0 ? Optional.empty() : Optional.of(rows.iterator().next().getLong(0));
  }
}
