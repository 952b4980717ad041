package cortile.feed;

import cortile.kit.Db;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/// Reads views and their versions from the database, through the feed's own pool.
final class Reader {
  private static final int SECONDS = 10;
  private static final String VERSION =
      "SELECT "
          + Epochs.PARTS
          + ", coalesce((SELECT version FROM feed.view WHERE name = $1), 0) AS version"
          + " FROM feed.epoch e";
  private static final String NODES =
      "SELECT "
          + Epochs.PARTS
          + ", (SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
          + " AND application_name = $1) AS nodes FROM feed.epoch e";
  private static final String VERSIONS =
      "SELECT name, version FROM feed.view WHERE name = ANY ($1::text[])";

  private final Db db;
  private final Epochs epochs;

  Reader(Db db, Epochs epochs) {
    this.db = db;
    this.epochs = epochs;
  }

  /// What a load found; the state is empty if there is no such view.
  record Loaded(Version version, Optional<JsonObject> state) {}

  /// @param nodes how many nodes listen
  /// @param versions of rows; a view without a row was never touched and has version 0
  record Polled(String epoch, long nodes, Map<String, Long> versions) {}

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
    return db.snapshot(
            tx -> {
              var node = tx.query(NODES, OtherNodes.NAME).map(rows -> rows.iterator().next());
              var versions =
                  tx.query(VERSIONS, (Object) names.toArray(String[]::new))
                      .map(rows ->
                          StreamSupport.stream(rows.spliterator(), false)
                              .collect(
                                  Collectors.toMap(
                                      row -> row.getString("name"),
                                      row -> row.getLong("version"))));
              return Future.all(node, versions)
                  .map(both ->
                      new Polled(
                          epochs.of(node.result()),
                          node.result().getLong("nodes"),
                          versions.result()));
            })
        .timeout(SECONDS, TimeUnit.SECONDS);
  }

  /// Tickets that nobody used.
  Future<Void> sweep() {
    return db.query("DELETE FROM feed.ticket WHERE expires < clock_timestamp()").mapEmpty();
  }
}
