package cortile.hub.post;

import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Events that messages are about. Their rows are another part's; here they are only read.
final class MessageEventStore {
  private static final String EVENT =
      """
      select e.id, e.slug, e.title, e.phase, e.starts, e.ends, p.name as place, p.address, p.zone,
        greatest(e.ends, clock_timestamp()) + interval '7 days' as until
      from hub.event e join hub.place p on p.id = e.place
      where e.slug = $1 and ($2::text is null or e.maker = $2)
      """;

  private MessageEventStore() {}

  /// @param maker whose event it must be; null for anybody's
  static Future<Optional<MessageEvent>> event(Tx tx, String slug, @Nullable String maker) {
    return tx.query(EVENT, slug, maker)
        .map(rows ->
            rows.size() == 0 ? Optional.empty() : Optional.of(event(rows.iterator().next())));
  }

  private static MessageEvent event(Row row) {
    return new MessageEvent(
        row.getLong("id"),
        row.getString("slug"),
        row.getString("phase"),
        texts(row.getJsonObject("title")),
        texts(row.getJsonObject("place")),
        Optional.ofNullable(row.getString("address")).orElse(""),
        row.getOffsetDateTime("starts").toInstant(),
        row.getOffsetDateTime("ends").toInstant(),
        row.getOffsetDateTime("until").toInstant(),
        ZoneId.of(row.getString("zone")));
  }

  private static Map<String, String> texts(JsonObject texts) {
    var plain = new TreeMap<String, String>();
    texts.forEach(entry -> plain.put(entry.getKey(), String.valueOf(entry.getValue())));
    return plain;
  }
}
