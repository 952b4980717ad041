package cortile.feed;

import static cortile.kit.TestDatabase.await;

import cortile.kit.Db;
import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// A room for tests: markets with stalls, whose values change their types, go away and come back.
public final class Market {
  public static final String VIEW = "markets/giambellino/stalls";
  private static final int STALLS = 12;

  private final Db db;
  private final Random random;
  private final String padding;

  public Market(Db db, long seed) {
    this(db, seed, 0);
  }

  /// @param padding characters that each state carries along, so that frames are large
  public Market(Db db, long seed, int padding) {
    this.db = db;
    this.random = new Random(seed);
    this.padding = "x".repeat(padding);
  }

  public static void create(Db db) {
    await(
        db.query(
            "CREATE TABLE IF NOT EXISTS market (slug text PRIMARY KEY, closed boolean, fair int)"));
    await(
        db.query(
            "CREATE TABLE IF NOT EXISTS stall (market text, id text, kind int, n bigint, pad text,"
                + " PRIMARY KEY (market, id))"));
    await(db.query("INSERT INTO market VALUES ('giambellino', false, 0) ON CONFLICT DO NOTHING"));
  }

  public static void declare(Feed feed) {
    declare(feed, Duration.ofMillis(20));
  }

  public static void declare(Feed feed, Duration minimum) {
    feed.view("markets/{market}/stalls", Audience.PUBLIC, minimum, Market::load);
    feed.view("markets/{market}", Audience.PUBLIC, minimum, Market::load);
  }

  static Future<Optional<JsonObject>> load(Tx tx, Map<String, String> parameters) {
    var market = tx.query("SELECT fair FROM market WHERE slug = $1", parameters.get("market"));
    var stalls =
        tx.query("SELECT id, kind, n, pad FROM stall WHERE market = $1", parameters.get("market"));
    return Future.all(market, stalls)
        .map(both -> {
          if (market.result().size() == 0) {
            return Optional.empty();
          }
          var found = new JsonObject();
          for (var row : stalls.result()) {
            found.put(
                row.getString("id"),
                value(row.getInteger("kind"), row.getLong("n"), row.getString("pad")));
          }
          return Optional.of(
              new JsonObject()
                  .put("fair", market.result().iterator().next().getInteger("fair"))
                  .put("nothing", null)
                  .put("count", found.size())
                  .put("stalls", found));
        });
  }

  private static Object value(int kind, long n, String pad) {
    return switch (kind) {
      case 0 -> n;
      case 1 -> "n" + n + pad;
      case 2 -> new JsonObject().put("n", n).put("deep", new JsonObject().put("m" + n % 3, n));
      case 3 -> new JsonArray().add(n).add(new JsonObject().put("n", n));
      case 4 -> new JsonObject();
      default -> n % 2 == 0;
    };
  }

  /// One random valid command.
  public Future<?> command() {
    // In one order, or two commands could wait for each other.
    var stalls = random.ints(1 + random.nextInt(3), 0, STALLS).distinct().sorted().toArray();
    return db.transaction(tx -> {
      tx.touch(VIEW);
      tx.touch("markets/giambellino");
      var done = Future.<Object>succeededFuture();
      for (var stall : stalls) {
        done = done.compose(before -> change(tx, "s" + stall).map(rows -> rows));
      }
      return done;
    });
  }

  private Future<?> change(Tx tx, String id) {
    return switch (random.nextInt(6)) {
      case 0, 1 -> tx.query("DELETE FROM stall WHERE market = 'giambellino' AND id = $1", id);
      case 2 -> tx.query("UPDATE stall SET n = n WHERE id = $1", id);
      default ->
          tx.query(
              "INSERT INTO stall VALUES ('giambellino', $1, $2, $3, $4) ON CONFLICT (market, id)"
                  + " DO UPDATE SET kind = excluded.kind, n = excluded.n, pad = excluded.pad",
              id,
              random.nextInt(6),
              (long) random.nextInt(100),
              padding);
    };
  }

  /// Sets the one number of a market, touching its views.
  static Future<?> fair(Db db, String market, int fair) {
    return db.transaction(tx -> {
      tx.touch("markets/" + market);
      tx.touch("markets/" + market + "/stalls");
      return tx.query("UPDATE market SET fair = $2 WHERE slug = $1", market, fair);
    });
  }
}
