package cortile.identity;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One on each node: learns of the sessions that other nodes ended.
public final class IdentityVerticle extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(IdentityVerticle.class);
  private static final long PAUSE_MS = 700;

  /// Rows can show later than their time says, by as long as a transaction takes.
  private static final long OVERLAP_S = 10;

  private final IdentityRoom room;
  private Instant since = Instant.EPOCH;
  private boolean away;
  private boolean stopped;

  /// Begins to learn when it is deployed.
  public IdentityVerticle(IdentityRoom room) {
    this.room = room;
  }

  @Override
  public Future<?> start() {
    learn();
    return Future.succeededFuture();
  }

  @Override
  public Future<?> stop() {
    stopped = true;
    return Future.succeededFuture();
  }

  private void learn() {
    if (stopped) {
      return;
    }
    room.learn(since)
        .onComplete(
            time -> {
              since = time.minusSeconds(OVERLAP_S);
              away = false;
            },
            failure -> {
              if (!away && !stopped) {
                LOG.warn("signed-out sessions can't be read: {}", failure.toString());
              }
              away = true;
            })
        .onComplete(done -> vertx.setTimer(PAUSE_MS, id -> learn()));
  }
}
