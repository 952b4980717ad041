package cortile.feed;

import cortile.identity.Principal;
import cortile.kit.Problem;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// One view as server-sent events: the same frames as on a socket.
final class EventStream extends Outlet {
  private static final Buffer COMMENT = Buffer.buffer(":\n\n");
  private static final int LEAST_RETRY_MILLIS = 1000;
  private static final int MOST_RETRY_MILLIS = 5000;

  private final Desk desk;
  private final HttpServerResponse response;
  private final String address;
  private boolean left;

  EventStream(
      Desk desk,
      HttpServerResponse response,
      String address,
      Locale language,
      @Nullable Principal principal) {
    super(language, principal);
    this.desk = desk;
    this.response = response;
    this.address = address;
  }

  void open() {
    response
        .setChunked(true)
        .putHeader("Content-Type", "text/event-stream")
        .putHeader("X-Accel-Buffering", "no");
    response.drainHandler(drained -> drained());
    response.closeHandler(closed -> leave());
    response.exceptionHandler(failure -> {});
    desk.opened(this);
    // Different for each, so that they don't all come back at once.
    var retry = ThreadLocalRandom.current().nextInt(LEAST_RETRY_MILLIS, MOST_RETRY_MILLIS);
    response.write("retry: " + retry + "\n\n");
  }

  @Override
  boolean isOpen() {
    return !response.ended() && !response.closed();
  }

  @Override
  boolean isReady() {
    return isOpen() && !response.writeQueueFull();
  }

  @Override
  void send(Frame frame) {
    desk.feed().counters().frames().increment();
    response.write(frame.event());
  }

  /// The stream shows one view only, so it ends.
  @Override
  void refuse(@Nullable String view, Problem problem) {
    if (isOpen()) {
      response.write(Frame.event(null, Frame.refused(view, desk.render(problem, language))));
      end();
    }
  }

  @Override
  void beat() {
    if (isReady()) {
      response.write(COMMENT);
    }
  }

  @Override
  void end() {
    if (isOpen()) {
      response.end();
    }
    leave();
  }

  // Vert.x calls the close handler only for streams that the other side ended.
  private void leave() {
    if (!left) {
      left = true;
      desk.closed(this, address);
    }
  }
}
