package cortile.hub.calendars;

import cortile.kit.Db;
import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.Optional;

/// The secret addresses of people's own calendars, without the secrets.
final class AddressStore {
  private AddressStore() {}

  /// The address that a person has.
  static Future<Optional<FeedAddress>> address(Db db, String subject) {
    return db.query(
            "select subject, code, number from hub.calendar_link where subject = $1 and not ended",
            subject)
        .map(AddressStore::address);
  }

  /// The address with this public part.
  static Future<Optional<FeedAddress>> addressOf(Db db, String code) {
    return db.query(
            "select subject, code, number from hub.calendar_link where code = $1 and not ended",
            code)
        .map(AddressStore::address);
  }

  /// Ends the address that there is, and gives a new one.
  ///
  /// @param code for a person who never had one
  static Future<FeedAddress> renew(Tx tx, String subject, String code) {
    return tx.query(
            """
            insert into hub.calendar_link as l (subject, code) values ($1, $2)
            on conflict (subject) do update set number = l.number + 1, ended = false
            returning subject, code, number
            """,
            subject,
            code)
        .map(AddressStore::address)
        .map(Optional::orElseThrow);
  }

  static Future<Void> end(Db db, String subject) {
    return db.query("update hub.calendar_link set ended = true where subject = $1", subject)
        .mapEmpty();
  }

  private static Optional<FeedAddress> address(RowSet<Row> rows) {
    if (rows.size() == 0) {
      return Optional.empty();
    }
    var row = rows.iterator().next();
    return Optional.of(
        new FeedAddress(row.getString("subject"), row.getString("code"), row.getInteger("number")));
  }
}
