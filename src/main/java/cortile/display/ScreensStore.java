package cortile.display;

import cortile.kit.Db;
import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// Screens and their programmes.
final class ScreensStore {
  private static final String SELECT =
      "select slug, name, language, follow, dim_from, dim_to, slides, paired_at from"
          + " display.screen";

  private static final String REPLACE =
      """
      update display.screen
      set name = $2, language = $3, follow = $4, dim_from = $5, dim_to = $6, slides = $7
      where slug = $1
      """;

  private static final String DEVICE =
      """
      update display.screen
      set device = $2, paired_at = case
        when $2::bytea is null then null when device = $2 then paired_at else clock_timestamp() end
      where slug = $1
      returning old.device as before
      """;

  private ScreensStore() {}

  static Future<List<JsonObject>> list(Db db) {
    return db.query(SELECT + " order by lower(name), slug")
        .map(rows ->
            StreamSupport.stream(rows.spliterator(), false).map(ScreensStore::document).toList());
  }

  static Future<Optional<JsonObject>> find(Db db, String slug) {
    return db.query(SELECT + " where slug = $1", slug).map(ScreensStore::first);
  }

  static Future<Optional<JsonObject>> find(Tx tx, String slug) {
    return tx.query(SELECT + " where slug = $1", slug).map(ScreensStore::first);
  }

  /// False if the slug is taken.
  static Future<Boolean> insert(Tx tx, String slug, String name) {
    return tx.query(
            "insert into display.screen (slug, name) values ($1, $2) on conflict do nothing",
            slug,
            name)
        .map(done -> done.rowCount() > 0);
  }

  /// False if there is no such screen.
  static Future<Boolean> replace(Tx tx, String slug, JsonObject draft) {
    var night = draft.getJsonObject("night");
    return tx.query(
            REPLACE,
            slug,
            draft.getString("name"),
            draft.getString("language"),
            draft.getBoolean("follow"),
            night == null ? null : minutes(night.getString("from")),
            night == null ? null : minutes(night.getString("to")),
            draft.getJsonArray("slides"))
        .map(done -> done.rowCount() > 0);
  }

  /// Keeps a screen for this transaction; false if there is none. A pairing refers to its screen,
  /// so two of them for one screen would else hold what the other one waits for.
  static Future<Boolean> lock(Tx tx, String slug) {
    return tx.query("select from display.screen where slug = $1 for update", slug)
        .map(rows -> rows.size() > 0);
  }

  /// The device that a screen had before.
  record Before(@Nullable Buffer device) {}

  /// Gives a screen to a device, or to none; empty if there is no such screen.
  static Future<Optional<Before>> device(Tx tx, String slug, @Nullable Buffer device) {
    return tx.query(DEVICE, slug, device)
        .map(rows ->
            rows.size() == 0
                ? Optional.empty()
                : Optional.of(new Before(rows.iterator().next().getBuffer("before"))));
  }

  /// Deletes a screen; empty if there was none.
  static Future<Optional<Before>> delete(Tx tx, String slug) {
    return tx.query("delete from display.screen where slug = $1 returning device as before", slug)
        .map(rows ->
            rows.size() == 0
                ? Optional.empty()
                : Optional.of(new Before(rows.iterator().next().getBuffer("before"))));
  }

  /// The state of the view: slides by their ids, and nothing that a screen need not know.
  static Future<Optional<JsonObject>> view(Tx tx, String slug) {
    return find(tx, slug)
        .map(found ->
            found.map(screen -> {
              var slides = new JsonObject();
              var listed = screen.getJsonArray("slides");
              for (var i = 0; i < listed.size(); i++) {
                var slide = listed.getJsonObject(i).copy().put("position", i);
                slides.put((String) slide.remove("id"), slide);
              }
              screen.remove("pairedAt");
              return screen.put("slides", slides);
            }));
  }

  private static Optional<JsonObject> first(RowSet<Row> rows) {
    return rows.size() == 0 ? Optional.empty() : Optional.of(document(rows.iterator().next()));
  }

  private static JsonObject document(Row row) {
    var screen =
        new JsonObject()
            .put("screen", row.getString("slug"))
            .put("name", row.getString("name"))
            .put("language", row.getString("language"))
            .put("follow", row.getBoolean("follow"))
            .put("paired", row.getOffsetDateTime("paired_at") != null)
            .put("slides", (JsonArray) row.getJson("slides"));
    if (row.getInteger("dim_from") != null) {
      screen.put(
          "night",
          new JsonObject()
              .put("from", hour(row.getInteger("dim_from")))
              .put("to", hour(row.getInteger("dim_to"))));
    }
    if (row.getOffsetDateTime("paired_at") != null) {
      screen.put("pairedAt", time(row.getOffsetDateTime("paired_at")));
    }
    return screen;
  }

  /// RFC 3339, UTC, whole seconds.
  static String time(OffsetDateTime time) {
    return time.withOffsetSameInstant(ZoneOffset.UTC)
        .truncatedTo(ChronoUnit.SECONDS)
        .toInstant()
        .toString();
  }

  private static int minutes(String clock) {
    return Integer.parseInt(clock.substring(0, 2)) * 60 + Integer.parseInt(clock.substring(3));
  }

  private static String hour(int minutes) {
    return String.format(Locale.ROOT, "%02d:%02d", minutes / 60, minutes % 60);
  }
}
