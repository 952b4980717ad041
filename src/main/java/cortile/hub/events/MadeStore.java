package cortile.hub.events;

import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/// What was made of events, in short.
final class MadeStore {
  private static final String READ =
      """
      select jsonb_build_object('slug', slug, 'starts', hub.utc(starts), 'phase', phase, 'revision', revision) as document
      from hub.event where slug = any($1) order by starts, slug
      """;

  private MadeStore() {}

  static Future<List<JsonObject>> read(Tx tx, List<String> slugs) {
    return tx.query(READ, (Object) slugs.toArray(String[]::new))
        .map(rows -> {
          var list = new ArrayList<JsonObject>();
          rows.forEach(row -> list.add(row.getJsonObject("document")));
          return list;
        });
  }
}
