package cortile.feed;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.pgclient.PgNotification;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells the other nodes that something was committed, and hears the same from them, over one
/// connection that is opened again whenever it is lost. Says only *that* something changed: whoever
/// hears it compares versions. What gets lost costs a poll's interval.
final class OtherNodes {
  /// By this name nodes count each other.
  static final String NAME = "cortile listener";

  private static final Logger LOG = LoggerFactory.getLogger(OtherNodes.class);
  private static final String CHANGED = "cortile_feed";
  private static final long FIRST_RETRY = 50;
  private static final long LAST_RETRY = 2000;

  // NOTIFY writes a transaction; losing it harms nobody, so nobody waits for the disk.
  private static final String PREPARE = "SET synchronous_commit = off; LISTEN " + CHANGED;

  private static final String COUNT =
      "SELECT count(*) FROM pg_stat_activity"
          + " WHERE datname = current_database() AND application_name = '"
          + NAME
          + "'";

  private final Vertx vertx;
  private final PgConnectOptions connect;
  private final Runnable changed;
  private @Nullable PgConnection connection;
  private boolean alone;
  private boolean telling;
  private boolean again;
  private boolean stopped;
  private int failures;

  /// @param changed called when another node committed something, and whenever that may have been
  ///   missed
  OtherNodes(Vertx vertx, PgConnectOptions connect, Runnable changed) {
    this.vertx = vertx;
    this.connect = new PgConnectOptions(connect).addProperty("application_name", NAME);
    this.changed = changed;
  }

  /// Completes after the first attempt, also if that fails: there will be more.
  Future<Void> start() {
    return open().otherwiseEmpty();
  }

  Future<Void> stop() {
    stopped = true;
    var open = connection;
    return open == null ? Future.succeededFuture() : open.close();
  }

  /// Looks whether anybody else listens. Called each second: the answer costs the database too much
  /// to be asked for more often.
  void count() {
    var open = connection;
    if (open != null) {
      open.query(COUNT).execute().onSuccess(rows -> alone = rows.iterator().next().getLong(0) <= 1);
    }
  }

  /// Tells the others, once for all calls while the last one is under way.
  void tell() {
    var open = connection;
    if (open == null || alone) {
      return;
    }
    if (telling) {
      again = true;
      return;
    }
    telling = true;
    open.query("NOTIFY " + CHANGED)
        .execute()
        .onComplete(told -> {
          telling = false;
          if (again) {
            again = false;
            tell();
          }
        });
  }

  private Future<Void> open() {
    return PgConnection.connect(vertx, connect)
        .compose(opened -> {
          opened.notificationHandler(this::heard);
          opened.closeHandler(closed -> lost());
          return opened
              .query(PREPARE)
              .execute()
              .onSuccess(ready -> {
                connection = opened;
                failures = 0;
                changed.run();
              })
              .onFailure(failure -> opened.close());
        })
        .onFailure(failure -> {
          if (failures++ == 0) {
            LOG.warn("no connection to listen on, will be tried again", failure);
          }
          retry();
        })
        .mapEmpty();
  }

  private void lost() {
    if (connection != null) {
      connection = null;
      telling = false;
      again = false;
      retry();
    }
  }

  private void retry() {
    if (!stopped) {
      vertx.setTimer(Math.min(LAST_RETRY, FIRST_RETRY << Math.min(failures, 10)), timer -> open());
    }
  }

  private void heard(PgNotification notification) {
    var open = connection;
    if (open != null && notification.getProcessId() != open.processId()) {
      changed.run();
    }
  }
}
