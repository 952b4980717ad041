package cortile.hub.post;

import cortile.identity.Smtp;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import java.util.concurrent.TimeUnit;

/// Looks whether the mail server is there, without any mail.
final class ProbeJob {
  private static final int CONNECT_MS = 5_000;
  private static final int GREETING_S = 10;

  private final Smtp smtp;
  private final NetClient probes;

  ProbeJob(Vertx vertx, Smtp smtp) {
    this.smtp = smtp;
    this.probes = vertx.createNetClient(new NetClientOptions().setConnectTimeout(CONNECT_MS));
  }

  /// Whether the server takes connections and greets. Never fails.
  Future<Boolean> there() {
    return probes
        .connect(smtp.port(), smtp.host())
        .compose(socket -> {
          // With TLS from the first byte the greeting can't be read here; a connection must do.
          var greeted = Promise.<Boolean>promise();
          if (smtp.tls()) {
            greeted.complete(true);
          } else {
            socket.handler(bytes -> greeted.tryComplete(bytes.toString().startsWith("220")));
            socket.closeHandler(closed -> greeted.tryComplete(false));
          }
          return greeted
              .future()
              .timeout(GREETING_S, TimeUnit.SECONDS)
              .otherwise(false)
              .onComplete(done -> socket.write("QUIT\r\n").eventually(socket::close));
        })
        .otherwise(false);
  }

  Future<Void> close() {
    return probes.close();
  }
}
