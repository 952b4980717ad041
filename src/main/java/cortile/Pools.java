package cortile;

import cortile.feed.Feed;
import cortile.kit.Db;
import cortile.kit.Touches;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;

/// The connections of a node, apart, so that none of the four ever waits for another.
///
/// @param rooms reading and single commands
/// @param commits group commits, one transaction at a time for each kind
/// @param feed loading views
/// @param clock jobs
record Pools(PgConnectOptions options, Db rooms, Db commits, Db feed, Db clock) {
  static Pools open(Vertx vertx, PgConnectOptions options, Feed feed) {
    return new Pools(
        options,
        Db.open(vertx, options, "rooms", 16, feed),
        Db.open(vertx, planned(options), "commits", 3, feed),
        Db.open(vertx, options, "feed", 4, Touches.NONE),
        Db.open(vertx, options, "clock", 4, feed));
  }

  // One plan for each statement, made once, that reads tables by their keys: they are empty when a
  // vote opens and large an hour later.
  private static PgConnectOptions planned(PgConnectOptions options) {
    return new PgConnectOptions(options)
        .addProperty("plan_cache_mode", "force_generic_plan")
        .addProperty("enable_seqscan", "off");
  }

  Future<Void> close() {
    return Future.join(rooms.close(), commits.close(), feed.close(), clock.close()).mapEmpty();
  }
}
