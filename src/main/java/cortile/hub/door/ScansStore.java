package cortile.hub.door;

import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What must be read to decide a batch of scans.
final class ScansStore {
  private static final String DOOR =
      "insert into hub.door (event) values ($1) on conflict do nothing";

  // Whatever is decided at this door waits here until the one before is committed.
  private static final String LOCK = "select event from hub.door where event = $1 for update";

  // A statement of its own, so that it sees what the one before has committed.
  private static final String NOW =
      """
      select coalesce($1, clock_timestamp()) as now,
        coalesce((select name from hub.door_device where id = $2), 'banco') as keeper
      """;

  private static final String SESSIONS =
      "select number, starts, ends from hub.session where event = $1 order by number";

  // Whom somebody noted as a no-show to free the seat comes too late, also while it is being freed.
  private static final String PARTIES =
      """
      select b.id, b.code, b.event, b.state, b.link, b.name, g.number, g.name as guest, g.kind,
        g.released or exists (select from hub.no_show x where x.booking = b.id and x.freed
          and not exists (select from hub.arrival a where a.booking = b.id and a.guest = g.number)) as released,
        (select array_agg(distinct n.kind) from hub.need n
          where n.booking = b.id and n.guest = g.number and n.state <> 'declined') as needs
      from hub.booking b left join hub.guest g on g.booking = b.id
      where b.id = any($1) or b.code = any($2)
        or b.id in (select s.booking from hub.scan s where s.event = $3 and s.uuid = any($4) and s.booking is not null)
      order by b.id, g.number
      """;

  private static final String EARLIER =
      """
      select s.uuid, s.id, s.booking, s.guest, s.session, s.at, s.kind, s.offline, s.shown, s.verdict, s.device,
        coalesce(d.name, 'banco') as keeper
      from hub.scan s left join hub.door_device d on d.id = s.device
      where s.event = $1 and (s.booking = any($2) or s.uuid = any($3))
      """;

  private ScansStore() {}

  /// Locks the door of an event until the transaction ends.
  static Future<Void> lock(Tx tx, long event) {
    return tx.query(DOOR, event).compose(made -> tx.query(LOCK, event)).mapEmpty();
  }

  /// @param keeper the name of whoever scans
  record Moment(Instant now, String keeper) {}

  static Future<Moment> moment(Tx tx, @Nullable OffsetDateTime test, @Nullable Long device) {
    return tx.query(NOW, test, device)
        .map(rows -> {
          var row = rows.iterator().next();
          return new Moment(instant(row, "now"), row.getString("keeper"));
        });
  }

  static Future<Occasion> occasion(Tx tx, long event) {
    return tx.query(SESSIONS, event)
        .map(rows -> {
          var sessions = new ArrayList<Occasion.Session>();
          rows.forEach(row ->
              sessions.add(
                  new Occasion.Session(
                      row.getInteger("number"), instant(row, "starts"), instant(row, "ends"))));
          return new Occasion(List.copyOf(sessions));
        });
  }

  /// The bookings that a batch names, of whatever event, and those of its scans that came before.
  static Future<List<Party>> parties(Tx tx, long event, List<Scanned> batch) {
    var ids = new ArrayList<Long>();
    var codes = new ArrayList<String>();
    for (var scan : batch) {
      switch (scan.claim()) {
        case Claim.Signed(Ticket ticket) -> ids.add(ticket.booking());
        case Claim.Typed(String code, int guest) -> codes.add(code);
        case Claim.Forged forged -> {}
      }
    }
    return tx.query(
            PARTIES, ids.toArray(Long[]::new), codes.toArray(String[]::new), event, uuids(batch))
        .map(ScansStore::parties);
  }

  private static List<Party> parties(RowSet<Row> rows) {
    var guests = new LinkedHashMap<Long, Map<Integer, Party.Guest>>();
    var parties = new LinkedHashMap<Long, Party>();
    for (var row : rows) {
      var id = row.getLong("id");
      var own = guests.computeIfAbsent(id, none -> new HashMap<>());
      var number = row.getInteger("number");
      if (number != null) {
        var needs = row.getArrayOfStrings("needs");
        own.put(
            number,
            new Party.Guest(
                row.getString("guest"),
                row.getString("kind"),
                row.getBoolean("released"),
                needs == null ? List.of() : List.of(needs)));
      }
      parties.put(
          id,
          new Party(
              id,
              row.getString("code"),
              row.getLong("event"),
              row.getString("state"),
              row.getInteger("link"),
              row.getString("name"),
              own));
    }
    return List.copyOf(parties.values());
  }

  /// The scans of these bookings at this door, and those of the batch that came before.
  static Future<List<Kept>> earlier(Tx tx, long event, List<Party> parties, List<Scanned> batch) {
    return tx.query(
            EARLIER, event, parties.stream().map(Party::id).toArray(Long[]::new), uuids(batch))
        .map(rows -> {
          var kept = new ArrayList<Kept>();
          rows.forEach(row -> kept.add(kept(row)));
          return kept;
        });
  }

  private static Kept kept(Row row) {
    var booking = row.getLong("booking");
    return new Kept(
        row.getUUID("uuid"),
        row.getLong("id"),
        booking == null
            ? null
            : new Kept.Seat(booking, row.getInteger("guest"), row.getInteger("session")),
        instant(row, "at"),
        row.getString("kind").equals("in"),
        row.getBoolean("offline"),
        Verdict.of(row.getString("shown")),
        Verdict.of(row.getString("verdict")),
        new Kept.By(row.getLong("device"), row.getString("keeper")));
  }

  private static UUID[] uuids(List<Scanned> batch) {
    return batch.stream().map(Scanned::scan).toArray(UUID[]::new);
  }

  private static Instant instant(Row row, String column) {
    return row.getOffsetDateTime(column).toInstant();
  }
}
