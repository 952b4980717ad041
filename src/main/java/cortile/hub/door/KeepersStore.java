package cortile.hub.door;

import cortile.kit.Db;
import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which doors somebody may stand at.
final class KeepersStore {
  /// Days after the last of its days on which a device may do something.
  static final int AT_THE_DOOR = 1;

  /// The same for sending scans that it made before: nothing may be lost because a phone found no
  /// network that night.
  static final int SCANS = 14;

  // $1 event, $2 a device's secret or null, $3 whether staff asks, $4 days, $5 instant of a test
  private static final String STAND =
      """
      select e.id, e.slug, d.id as device
      from hub.event e
      join hub.place p on p.id = e.place
      left join hub.door_device d on d.secret = $2 and d.revoked is null and (d.event = e.id or d.place = e.place)
        and exists (
          select from hub.session s
          where s.event = e.id and (s.starts at time zone p.zone)::date between d.from_day and d.to_day)
        and (coalesce($5, clock_timestamp()) at time zone p.zone)::date between d.from_day - 1 and d.to_day + $4::integer
      where e.slug = $1 and e.phase <> 'draft' and ($3 or d.id is not null)
      """;

  private static final String KNOWN =
      "select id from hub.door_device where secret = $1 and revoked is null";

  private static final String SEEN =
      """
      update hub.door_device set seen = clock_timestamp(), ahead_ms = coalesce($2, ahead_ms)
      where id = $1 and (seen is null or seen < clock_timestamp() - interval '30 seconds' or ahead_ms is distinct from coalesce($2, ahead_ms))
      """;

  private KeepersStore() {}

  /// An event at whose door somebody may stand.
  ///
  /// @param device the one that asks, null if only staff does
  record Stand(long event, String slug, @Nullable Long device) {}

  /// The event, if staff asks or a device that is for it.
  static Future<Optional<Stand>> stand(
      Db db,
      String slug,
      @Nullable Buffer secret,
      boolean staff,
      int days,
      @Nullable OffsetDateTime now) {
    return db.query(STAND, slug, secret, staff, days, now)
        .map(rows -> {
          if (rows.size() == 0) {
            return Optional.empty();
          }
          Row row = rows.iterator().next();
          return Optional.of(
              new Stand(row.getLong("id"), row.getString("slug"), row.getLong("device")));
        });
  }

  /// The device that holds a secret.
  static Future<Optional<Long>> device(Db db, Buffer secret) {
    return db.query(KNOWN, secret)
        .map(rows ->
            rows.size() == 0 ? Optional.empty() : Optional.of(rows.iterator().next().getLong(0)));
  }

  /// Notes that a device was there.
  ///
  /// @param aheadMs by how much its clock is ahead; null if it did not say
  static Future<Void> seen(Tx tx, long device, @Nullable Long aheadMs) {
    return tx.query(SEEN, device, aheadMs).mapEmpty();
  }
}
