package cortile.hub.events;

import cortile.kit.IdempotencyKey;
import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// The names of requests that booked (`Idempotency-Key`), in the table of all of them.
final class RequestsStore {
  /// Whose keys in kit.request are bookings'.
  static final String OPERATION = "book";

  private static final String GRANTED =
      """
      select key, fingerprint, outcome ->> 'code' as code
      from kit.request where operation = 'book' and key = any($1::bytea[])
      """;

  private RequestsStore() {}

  /// Those of the requests that were granted earlier, by key.
  static Future<Map<String, Known.Earlier>> granted(Tx tx, List<Order.Book> books) {
    var keys = books.stream().map(b -> bytes(b.request().key())).toArray(Buffer[]::new);
    return tx.query(GRANTED, (Object) keys)
        .map(rows -> {
          var found = new HashMap<String, Known.Earlier>();
          for (var row : rows) {
            found.put(
                hex(row.getBuffer("key")),
                new Known.Earlier(hex(row.getBuffer("fingerprint")), row.getString("code")));
          }
          return found;
        });
  }

  /// A client's key as an order carries it.
  static BookingRequest request(IdempotencyKey key) {
    return new BookingRequest(key.key().hex(), key.fingerprint().hex());
  }

  static Buffer bytes(String hex) {
    return Buffer.buffer(HexFormat.of().parseHex(hex));
  }

  private static String hex(Buffer buffer) {
    return HexFormat.of().formatHex(buffer.getBytes());
  }
}
