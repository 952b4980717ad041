package cortile.kit;

import static cortile.kit.TestDatabase.await;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import io.vertx.pgclient.PgConnectOptions;
import java.util.concurrent.atomic.AtomicInteger;

/// Stands between a program and PostgreSQL and, when told, cuts the line so that the server gets
/// `COMMIT` and the program never hears what became of it.
public final class CutProxy implements AutoCloseable {
  private final NetServer server;
  private final AtomicInteger cuts = new AtomicInteger();
  private volatile boolean down;

  public CutProxy(Vertx vertx, PgConnectOptions target) {
    var client = vertx.createNetClient();
    server =
        vertx
            .createNetServer()
            .connectHandler(near -> {
              if (down) {
                near.close();
                return;
              }
              near.pause();
              client
                  .connect(target.getPort(), target.getHost())
                  .onSuccess(far -> join(vertx, near, far))
                  .onFailure(e -> near.close());
            });
    await(server.listen(0, "localhost"));
  }

  /// The database behind this proxy.
  public PgConnectOptions in(PgConnectOptions database) {
    return new PgConnectOptions(database).setPort(server.actualPort()).setHost("localhost");
  }

  /// The next `times` commits reach the server, and their answers reach nobody.
  public void cutAtCommit(int times) {
    cuts.set(times);
  }

  /// Refuses new connections, or takes them again.
  public void down(boolean isDown) {
    down = isDown;
  }

  private void join(Vertx vertx, NetSocket near, NetSocket far) {
    far.handler(near::write);
    near.handler(bytes -> {
      if (bytes.toString("ISO-8859-1").contains("COMMIT") && take()) {
        far.handler(ignored -> {});
        far.write(bytes);
        vertx.setTimer(
            100,
            timer -> {
              near.close();
              far.close();
            });
      } else {
        far.write(bytes);
      }
    });
    near.closeHandler(v -> far.close());
    far.closeHandler(v -> near.close());
    near.resume();
  }

  private boolean take() {
    return cuts.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
  }

  @Override
  public void close() {
    await(server.close());
  }
}
