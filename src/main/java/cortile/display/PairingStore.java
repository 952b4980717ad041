package cortile.display;

import cortile.kit.Db;
import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.OffsetDateTime;
import java.util.Optional;

/// Browsers that show a code, and which screen each has become.
final class PairingStore {
  /// Browsers that may show a code at once; whoever fills that keeps others from pairing for
  /// minutes, and harms nothing else.
  static final int MOST_WAITING = 2_000;

  static final int MOST_TRIES = 10;

  private static final String WAITING =
      """
      select id, code, expires, extract(epoch from expires - clock_timestamp())::integer as seconds
      from display.pairing
      where device = $1 and screen is null and expires > clock_timestamp() + interval '1 minute'
      """;

  private static final String ADD =
      """
      insert into display.pairing (id, device, code, expires)
      select $1, $2, $3, clock_timestamp() + interval '10 minutes'
      where (select count(*) from display.pairing where expires > clock_timestamp()) < $4
      on conflict (code) do nothing
      returning id, code, expires, extract(epoch from expires - clock_timestamp())::integer as seconds
      """;

  private static final String USE =
      """
      update display.pairing set screen = $2
      where code = $1 and expires > clock_timestamp() and (screen is null or screen = $2)
      returning id, device
      """;

  private static final String TRY =
      """
      insert into display.pairing_try as t (person) values ($1)
      on conflict (person) do update set
        tries = case when t.since < clock_timestamp() - interval '10 minutes' then 1 else t.tries + 1 end,
        since = case when t.since < clock_timestamp() - interval '10 minutes' then clock_timestamp() else t.since end
      returning tries,
        greatest(1, ceil(extract(epoch from since + interval '10 minutes' - clock_timestamp())))::integer as pause
      """;

  private PairingStore() {}

  /// A code that a browser shows.
  ///
  /// @param id the name of its view
  /// @param seconds for how long it is good
  record Shown(String id, String code, OffsetDateTime expires, int seconds) {}

  /// The code that this device shows already, if it is good for another minute.
  static Future<Optional<Shown>> waiting(Db db, Buffer device) {
    return db.query(WAITING, device).map(PairingStore::shown);
  }

  /// A new code; empty if it is another browser's, or if too many wait.
  static Future<Optional<Shown>> add(Db db, String id, Buffer device, PairingCode code) {
    return db.query(ADD, id, device, code.text(), MOST_WAITING).map(PairingStore::shown);
  }

  /// A code that was used.
  record Used(String id, Buffer device) {}

  /// Uses a code up for a screen; empty if it is not good, or was used for another.
  static Future<Optional<Used>> use(Tx tx, PairingCode code, String screen) {
    return tx.query(USE, code.text(), screen)
        .map(rows -> {
          if (rows.size() == 0) {
            return Optional.empty();
          }
          var row = rows.iterator().next();
          return Optional.of(new Used(row.getString("id"), row.getBuffer("device")));
        });
  }

  /// How often somebody has tried, this time included.
  ///
  /// @param pause seconds until they may start again
  record Tries(int count, int pause) {}

  /// Counts a try before the code is looked at, so that many at once are all counted.
  static Future<Tries> count(Db db, String person) {
    return db.query(TRY, person)
        .map(rows -> {
          var row = rows.iterator().next();
          return new Tries(row.getInteger("tries"), row.getInteger("pause"));
        });
  }

  static Future<Void> forgive(Tx tx, String person) {
    return tx.query("delete from display.pairing_try where person = $1", person).mapEmpty();
  }

  /// The screen that this device is.
  static Future<Optional<String>> screenOf(Db db, Buffer device) {
    return db.query("select slug from display.screen where device = $1", device)
        .map(rows ->
            rows.size() == 0
                ? Optional.empty()
                : Optional.of(rows.iterator().next().getString("slug")));
  }

  /// The screen that the view of a pairing tells of; null in it while nobody has typed the code.
  static Future<Optional<Optional<String>>> outcome(Tx tx, String id) {
    return tx.query("select screen from display.pairing where id = $1", id)
        .map(rows ->
            rows.size() == 0
                ? Optional.empty()
                : Optional.of(Optional.ofNullable(rows.iterator().next().getString("screen"))));
  }

  /// Forgets what is of no use any more.
  static Future<Void> sweep(Tx tx) {
    return tx.query(
            "delete from display.pairing where expires < clock_timestamp() - interval '1 hour'")
        .compose(done ->
            tx.query(
                "delete from display.pairing_try where since < clock_timestamp() - interval '1"
                    + " hour'"))
        .mapEmpty();
  }

  private static Optional<Shown> shown(RowSet<Row> rows) {
    if (rows.size() == 0) {
      return Optional.empty();
    }
    var row = rows.iterator().next();
    return Optional.of(
        new Shown(
            row.getString("id"),
            row.getString("code"),
            row.getOffsetDateTime("expires"),
            row.getInteger("seconds")));
  }
}
