package cortile.hub.post;

import cortile.kit.Db;
import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Lists and numbers of mails.
final class ListStore {
  private static final int PAGE = 100;

  private static final String LIST =
      "select "
          + DeskStore.MAIL
          + """
          from hub.mail where state = $1 and ($2::text is null or (due, message) %s
            (select due, message from hub.mail where message = $2))
          order by due %s, message %s limit $3
          """;
  private static final String OLDEST_FIRST = LIST.formatted(">", "", "");
  private static final String LATEST_FIRST = LIST.formatted("<", "desc", "desc");

  private static final String COUNTS =
      """
      select count(*) filter (where state = 'waiting' and due <= clock_timestamp())::integer as waiting,
        count(*) filter (where state = 'uncertain')::integer as uncertain,
        count(*) filter (where state = 'failed')::integer as failed
      from hub.mail where state in ('waiting', 'uncertain', 'failed')
      """;

  private ListStore() {}

  /// At most 100 mails of a state, the first due first; of those that are done with, the last.
  static Future<JsonArray> list(Db db, String state, @Nullable String after) {
    var done = List.of("sent", "dropped").contains(state);
    return db.query(done ? LATEST_FIRST : OLDEST_FIRST, state, after, PAGE)
        .map(rows -> {
          var mails = new JsonArray();
          rows.forEach(row -> mails.add(row.getJsonObject("document")));
          return mails;
        });
  }

  static Future<JsonObject> counts(Db db) {
    return db.query(COUNTS)
        .map(rows -> {
          var row = rows.iterator().next();
          return new JsonObject()
              .put("waiting", row.getInteger("waiting"))
              .put("uncertain", row.getInteger("uncertain"))
              .put("failed", row.getInteger("failed"));
        });
  }

  /// The document of [PostRoom#VIEW].
  static Future<Optional<JsonObject>> view(Tx tx) {
    return tx.query(COUNTS.replace("state = 'waiting' and due <= clock_timestamp()", "false"))
        .map(rows -> {
          var row = rows.iterator().next();
          return Optional.of(
              new JsonObject()
                  .put("uncertain", row.getInteger("uncertain"))
                  .put("failed", row.getInteger("failed")));
        });
  }
}
