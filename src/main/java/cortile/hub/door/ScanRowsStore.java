package cortile.hub.door;

import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Writes what was decided about a batch of scans.
final class ScanRowsStore {
  private static final String ADD =
      """
      insert into hub.scan (event, uuid, device, staff, kind, way, device_at, at, received, offline, shown, booking, guest, session, verdict,
        presented)
      select $1, n.uuid, $2, $3, n.kind, n.way, n.device_at, n.at, $4, n.offline, n.shown, n.booking, n.guest, n.session, n.verdict,
        n.presented
      from unnest($5::uuid[], $6::text[], $7::text[], $8::timestamptz[], $9::timestamptz[], $10::boolean[], $11::text[], $12::bigint[],
        $13::integer[], $14::integer[], $15::text[], $16::text[]) with ordinality
        as n (uuid, kind, way, device_at, at, offline, shown, booking, guest, session, verdict, presented, ord)
      order by n.ord
      """;

  private static final String OVERTAKE =
      """
      update hub.scan s set offline = true, shown = n.shown from unnest($2::uuid[], $3::text[]) as n (uuid, shown)
      where s.event = $1 and s.uuid = n.uuid
      """;

  private static final String ARRIVE =
      """
      insert into hub.arrival as a (booking, guest, session, event, scan, at, inside)
      select n.booking, n.guest, n.session, $1, s.id, n.at, n.inside
      from unnest($2::bigint[], $3::integer[], $4::integer[], $5::uuid[], $6::timestamptz[], $7::boolean[])
        as n (booking, guest, session, uuid, at, inside)
      join hub.scan s on s.event = $1 and s.uuid = n.uuid
      on conflict (booking, guest, session) do update set scan = excluded.scan, at = excluded.at, inside = excluded.inside
      where (a.scan, a.at, a.inside) is distinct from (excluded.scan, excluded.at, excluded.inside)
      """;

  private static final String NOBODY =
      """
      delete from hub.arrival a using unnest($1::bigint[], $2::integer[], $3::integer[]) as n (booking, guest, session)
      where a.booking = n.booking and a.guest = n.guest and a.session = n.session
      """;

  // A conflict that comes up again must be seen to again.
  private static final String CONFLICTS =
      """
      update hub.scan s set conflict = n.conflict, settled = null, settled_by = null
      from unnest($2::uuid[], $3::text[]) as n (uuid, conflict)
      where s.event = $1 and s.uuid = n.uuid and s.conflict is distinct from n.conflict
      """;

  private static final String IDS =
      "select uuid, id from hub.scan where event = $1 and uuid = any($2) and conflict is not null";

  // Whoever is found to have been there was no no-show, also when the seat was given away
  // meanwhile.
  private static final String CAME =
      """
      with came as (
        select n.booking, count(*) filter (where a.booking is null)::integer as absent, count(a.booking) as present
        from hub.no_show n
        join hub.guest g on g.booking = n.booking
        left join lateral (select x.booking from hub.arrival x where x.booking = g.booking and x.guest = g.number limit 1) a on true
        where n.booking = any($1)
        group by n.booking),
      gone as (delete from hub.no_show n using came c where n.booking = c.booking and c.absent = 0)
      update hub.no_show n set absent = c.absent, whole = c.present = 0 from came c where n.booking = c.booking and c.absent > 0
      """;

  private ScanRowsStore() {}

  /// Writes everything; the ids of those scans of the batch that are conflicts.
  static Future<Map<UUID, Long>> write(
      Tx tx, long event, Keeper keeper, Instant now, DecidedScans decided, List<Scanned> batch) {
    return add(tx, event, keeper, now, decided.added())
        .compose(added -> overtake(tx, event, decided.overtaken()))
        .compose(overtaken -> arrive(tx, event, decided.arrivals()))
        .compose(arrived -> nobody(tx, decided.nobody()))
        .compose(gone -> conflicts(tx, event, decided.conflicts()))
        .compose(told -> came(tx, decided.arrivals()))
        .compose(corrected ->
            tx.query(IDS, event, batch.stream().map(Scanned::scan).toArray(UUID[]::new)))
        .map(rows -> {
          var ids = new HashMap<UUID, Long>();
          rows.forEach(row -> ids.put(row.getUUID("uuid"), row.getLong("id")));
          return ids;
        });
  }

  private static Future<Void> add(
      Tx tx, long event, Keeper keeper, Instant now, List<AddedScan> added) {
    if (added.isEmpty()) {
      return Future.succeededFuture();
    }
    var values =
        Tuple.of(event, keeper.device(), keeper.staff(), time(now))
            .addValue(column(added, each -> each.kept().scan(), UUID[]::new))
            .addValue(column(added, each -> each.kept().in() ? "in" : "out", String[]::new))
            .addValue(column(added, each -> each.scanned().way(), String[]::new))
            .addValue(column(added, each -> time(each.scanned().said()), OffsetDateTime[]::new))
            .addValue(column(added, each -> time(each.kept().at()), OffsetDateTime[]::new))
            .addValue(column(added, each -> each.kept().offline(), Boolean[]::new))
            .addValue(column(added, each -> each.kept().shown().wire(), String[]::new))
            .addValue(column(added, each -> seat(each, Kept.Seat::booking), Long[]::new))
            .addValue(column(added, each -> seat(each, Kept.Seat::guest), Integer[]::new))
            .addValue(column(added, each -> seat(each, Kept.Seat::session), Integer[]::new))
            .addValue(column(added, each -> each.kept().verdict().wire(), String[]::new))
            .addValue(column(added, ScanRowsStore::presented, String[]::new));
    return tx.query(ADD, values).mapEmpty();
  }

  // Of a guest's own ticket the guest says enough.
  private static @Nullable String presented(AddedScan each) {
    return each.kept().seat() == null ? each.scanned().presented() : null;
  }

  private static Future<Void> overtake(Tx tx, long event, List<Kept> overtaken) {
    return overtaken.isEmpty()
        ? Future.succeededFuture()
        : tx.query(
                OVERTAKE,
                event,
                column(overtaken, Kept::scan, UUID[]::new),
                column(overtaken, each -> each.shown().wire(), String[]::new))
            .mapEmpty();
  }

  private static <T> @Nullable T seat(AddedScan each, Function<Kept.Seat, T> member) {
    var seat = each.kept().seat();
    return seat == null ? null : member.apply(seat);
  }

  private static Future<Void> arrive(Tx tx, long event, List<Arrival> arrivals) {
    if (arrivals.isEmpty()) {
      return Future.succeededFuture();
    }
    return tx.query(
            ARRIVE,
            event,
            column(arrivals, each -> each.seat().booking(), Long[]::new),
            column(arrivals, each -> each.seat().guest(), Integer[]::new),
            column(arrivals, each -> each.seat().session(), Integer[]::new),
            column(arrivals, Arrival::scan, UUID[]::new),
            column(arrivals, each -> time(each.at()), OffsetDateTime[]::new),
            column(arrivals, Arrival::inside, Boolean[]::new))
        .mapEmpty();
  }

  private static Future<Void> nobody(Tx tx, List<Kept.Seat> seats) {
    return seats.isEmpty()
        ? Future.succeededFuture()
        : tx.query(
                NOBODY,
                column(seats, Kept.Seat::booking, Long[]::new),
                column(seats, Kept.Seat::guest, Integer[]::new),
                column(seats, Kept.Seat::session, Integer[]::new))
            .mapEmpty();
  }

  private static Future<Void> conflicts(Tx tx, long event, Map<UUID, Optional<String>> conflicts) {
    if (conflicts.isEmpty()) {
      return Future.succeededFuture();
    }
    var entries = List.copyOf(conflicts.entrySet());
    return tx.query(
            CONFLICTS,
            event,
            column(entries, Map.Entry::getKey, UUID[]::new),
            column(entries, each -> each.getValue().orElse(null), String[]::new))
        .mapEmpty();
  }

  private static Future<Void> came(Tx tx, List<Arrival> arrivals) {
    return arrivals.isEmpty()
        ? Future.succeededFuture()
        : tx.query(CAME, (Object) column(arrivals, each -> each.seat().booking(), Long[]::new))
            .mapEmpty();
  }

  private static <R, T> T[] column(
      List<R> rows,
      Function<R, ? extends @Nullable T> member,
      java.util.function.IntFunction<T[]> array) {
    return rows.stream().map(member).toArray(array);
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
