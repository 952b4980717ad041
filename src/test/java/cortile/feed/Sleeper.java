package cortile.feed;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.Map;
import java.util.function.BiConsumer;

/// A client that now and then reads nothing for a while, so that its socket fills. Its thread ends
/// when it is closed.
final class Sleeper implements AutoCloseable {
  private final RawSocket socket;
  private final Mirror mirror;
  private final Thread thread;
  private volatile boolean asleep;
  private volatile boolean closed;
  private volatile Throwable failure = new IllegalStateException("none");
  private volatile boolean failed;

  Sleeper(URI url, String view, Map<String, String> headers, BiConsumer<String, JsonObject> seen) {
    socket = new RawSocket(url, headers);
    mirror = new Mirror(seen);
    socket.send(new JsonObject().put("type", "subscribe").put("view", view));
    thread = Thread.ofVirtual().start(this::run);
  }

  Mirror mirror() {
    return mirror;
  }

  void sleep() {
    asleep = true;
  }

  boolean isAsleep() {
    return asleep;
  }

  void wake() {
    asleep = false;
  }

  private void run() {
    try {
      while (!closed) {
        if (asleep) {
          Thread.sleep(5);
          continue;
        }
        var received = socket.read();
        if (received.isText()) {
          mirror.take(new JsonObject(received.text()));
        } else if (received.isPing()) {
          socket.frame(0x8a, new byte[0]);
        }
      }
    } catch (Exception | AssertionError e) {
      if (!closed) {
        failure = e;
        failed = true;
      }
    }
  }

  void check() {
    if (failed) {
      throw new AssertionError(failure);
    }
  }

  @Override
  public void close() {
    closed = true;
    socket.close();
    thread.interrupt();
    check();
  }
}
