package cortile.cli;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.net.URI;

/// A client with an event loop of its own, for a command that ends.
final class ClientSession implements AutoCloseable {
  private final Vertx vertx;
  private final Client client;

  /// @param url address of the server
  /// @param connections most connections at once
  ClientSession(URI url, int connections) throws CommandFailure {
    vertx =
        Vertx.vertx(
            new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(1)
                .setPreferNativeTransport(true));
    try {
      client = new Client(vertx, url, connections);
    } catch (IllegalArgumentException wrong) {
      var _ = vertx.close();
      throw new CommandFailure("--url: " + wrong.getMessage());
    }
  }

  Vertx vertx() {
    return vertx;
  }

  Client client() {
    return client;
  }

  @Override
  public void close() {
    client.close();
    vertx.close().await();
  }
}
