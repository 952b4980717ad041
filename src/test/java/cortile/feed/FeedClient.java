package cortile.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A client of the feed on a real socket, for tests. Keeps a [Mirror] of each view and all other
/// frames.
public final class FeedClient implements WebSocket.Listener, AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final int SECONDS = 20;

  private final Map<String, Mirror> mirrors = new ConcurrentHashMap<>();
  private final List<JsonObject> frames = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final CompletableFuture<Throwable> failed = new CompletableFuture<>();
  private final StringBuilder text = new StringBuilder();
  private final WebSocket socket;

  private FeedClient(URI url, Map<String, String> headers) {
    var builder = HTTP.newWebSocketBuilder();
    headers.forEach((name, value) -> {
      if (name.equals("Sec-WebSocket-Protocol")) {
        builder.subprotocols(value);
      } else {
        builder.header(name, value);
      }
    });
    socket = builder.buildAsync(url, this).orTimeout(SECONDS, TimeUnit.SECONDS).join();
  }

  /// Opens a socket. The URL is that of `/feed`, with `ws:`.
  public static FeedClient open(URI url) {
    return new FeedClient(url, Map.of());
  }

  public static FeedClient open(URI url, Map<String, String> headers) {
    return new FeedClient(url, headers);
  }

  /// The status with which the server refuses the handshake; 101 if it does not.
  public static int refusal(URI url, Map<String, String> headers) {
    try {
      open(url, headers).close();
      return 101;
    } catch (CompletionException e) {
      return e.getCause() instanceof WebSocketHandshakeException refused
          ? refused.getResponse().statusCode()
          : 0;
    }
  }

  public FeedClient subscribe(String view) {
    return send(new JsonObject().put("type", "subscribe").put("view", view));
  }

  public FeedClient subscribe(String view, String since) {
    return send(new JsonObject().put("type", "subscribe").put("view", view).put("since", since));
  }

  /// Goes on with what another client had, as after a lost connection.
  public FeedClient resume(String view, Mirror mirror) {
    mirrors.put(view, mirror);
    return mirror.version().isEmpty() ? subscribe(view) : subscribe(view, mirror.version());
  }

  public FeedClient send(JsonObject message) {
    return send(message.encode());
  }

  public synchronized FeedClient send(String message) {
    socket.sendText(message, true).orTimeout(SECONDS, TimeUnit.SECONDS).join();
    return this;
  }

  public WebSocket socket() {
    return socket;
  }

  public Mirror mirror(String view) {
    return mirrors.computeIfAbsent(view, name -> new Mirror());
  }

  /// All frames so far.
  public List<JsonObject> frames() {
    return frames;
  }

  /// The first frame that fits, also if it came already.
  public JsonObject await(Predicate<JsonObject> fits) {
    until(() -> frames.stream().anyMatch(fits), () -> "no such frame among " + frames);
    return frames.stream().filter(fits).findFirst().orElseThrow();
  }

  public JsonObject awaitType(String type) {
    return awaitType(type, 1);
  }

  /// Waits for the so manieth frame of a type, counting from 1.
  public JsonObject awaitType(String type, int count) {
    until(() -> ofType(type).size() >= count, () -> "no such frame among " + frames);
    return ofType(type).get(count - 1);
  }

  private List<JsonObject> ofType(String type) {
    return frames.stream().filter(frame -> frame.getString("type").equals(type)).toList();
  }

  /// Waits until the view looks like this.
  public void awaitState(String view, Predicate<JsonObject> fits) {
    until(
        () -> !mirror(view).version().isEmpty() && fits.test(mirror(view).state()),
        () -> view + " stays at " + mirror(view).version());
  }

  /// The code with which the server closed.
  public int closeCode() {
    return closed.orTimeout(SECONDS, TimeUnit.SECONDS).join();
  }

  public boolean isClosed() {
    return closed.isDone();
  }

  /// Goes away without a word, as a phone does.
  public void kill() {
    socket.abort();
  }

  @Override
  public void close() {
    socket.abort();
    if (failed.isDone()) {
      throw new AssertionError("a frame that does not fit", failed.join());
    }
  }

  @Override
  public synchronized @Nullable CompletionStage<?> onText(
      WebSocket from, CharSequence part, boolean last) {
    text.append(part);
    if (last) {
      var frame = new JsonObject(text.toString());
      text.setLength(0);
      try {
        if (frame.containsKey("version")) {
          mirror(frame.getString("view")).take(frame);
        }
      } catch (AssertionError | RuntimeException e) {
        failed.complete(e);
      }
      frames.add(frame);
    }
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    closed.complete(code);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable failure) {
    closed.complete(1006);
  }

  private void until(BooleanSupplier done, Supplier<String> otherwise) {
    var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (!done.getAsBoolean()) {
      if (failed.isDone()) {
        throw new AssertionError(failed.join());
      }
      assertThat(System.nanoTime()).as(otherwise).isLessThan(end);
      try {
        Thread.sleep(5);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
