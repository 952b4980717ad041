package cortile.feed;

import cortile.kit.Db;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Reads views and their versions from the database, through the feed's own pool.
final class Reader {
  private static final int SECONDS = 10;
  private static final String VERSION =
      "SELECT "
          + Epochs.PARTS
          + ", coalesce((SELECT version FROM feed.view WHERE name = $1), 0) AS version"
          + " FROM feed.epoch e";
  private static final String VERSIONS =
      "SELECT "
          + Epochs.PARTS
          + ", v.name, v.version"
          + " FROM feed.epoch e LEFT JOIN feed.view v ON v.name = ANY ($1::text[])";

  private final Db db;
  private final Epochs epochs;

  Reader(Db db, Epochs epochs) {
    this.db = db;
    this.epochs = epochs;
  }

  /// What a load found; the state is empty if there is no such view.
  record Loaded(Version version, Optional<JsonObject> state) {}

  /// @param versions of rows; a view without a row was never touched and has version 0
  record Polled(String epoch, Map<String, Long> versions) {}

  /// One load: version and state as of the same moment.
  Future<Loaded> load(View.Named named) {
    return db.snapshot(
            tx -> {
              var version =
                  tx.query(VERSION, named.name())
                      .map(rows -> rows.iterator().next())
                      .map(row -> new Version(epochs.of(row), row.getLong("version")));
              var state = named.view().loader().load(tx, named.parameters());
              return Future.all(version, state)
                  .map(both -> new Loaded(version.result(), state.result()));
            })
        .timeout(SECONDS, TimeUnit.SECONDS);
  }

  /// The versions of many views.
  Future<Polled> poll(List<String> names) {
    return db.query(VERSIONS, (Object) names.toArray(String[]::new))
        .timeout(SECONDS, TimeUnit.SECONDS)
        .map(rows -> {
          var epoch = "";
          var versions = new HashMap<String, Long>();
          for (var row : rows) {
            epoch = epochs.of(row);
            if (row.getString("name") != null) {
              versions.put(row.getString("name"), row.getLong("version"));
            }
          }
          return new Polled(epoch, versions);
        });
  }

  /// Tickets that nobody used.
  Future<Void> sweep() {
    return db.query("DELETE FROM feed.ticket WHERE expires < clock_timestamp()").mapEmpty();
  }
}
