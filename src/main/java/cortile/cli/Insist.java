package cortile.cli;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Sends the same request again until the server has decided about it: after a lost connection,
/// 429, 502, 503 and 504. Only for requests that are safe to repeat.
///
/// @param patience from the first try on; then the future fails with an [IOException] that names
///   the last obstacle
/// @param obstacle hears why each further try is needed
record Insist(Vertx vertx, Duration patience, Consumer<String> obstacle) {
  private static final long FIRST_PAUSE_MS = 100;
  private static final long LONGEST_PAUSE_MS = 5_000;
  private static final long LONGEST_ASKED_MS = 30_000;

  /// Repeats a request until there is an answer that will stay.
  Future<Reply> send(Supplier<Future<Reply>> request) {
    return attempt(request, 0, System.nanoTime());
  }

  private Future<Reply> attempt(Supplier<Future<Reply>> request, int before, long since) {
    return request
        .get()
        .transform(reply ->
            reply.succeeded() && !reply.result().passing()
                ? Future.succeededFuture(reply.result())
                : again(
                    request,
                    before,
                    since,
                    reply.succeeded()
                        ? "HTTP " + reply.result().status()
                        : String.valueOf(reply.cause().getMessage()),
                    reply.succeeded() ? pause(reply.result(), before) : pause(before)));
  }

  private Future<Reply> again(
      Supplier<Future<Reply>> request, int before, long since, String why, long pauseMs) {
    if (System.nanoTime() - since + pauseMs * 1_000_000 > patience.toNanos()) {
      return Future.failedFuture(new IOException(why));
    }
    obstacle.accept(why);
    return vertx.timer(pauseMs).compose(_ -> attempt(request, before + 1, since));
  }

  private static long pause(Reply reply, int before) {
    String asked = reply.retryAfter();
    if (asked == null || !asked.matches("[0-9]{1,6}")) return pause(before);
    return jitter(Math.min(LONGEST_ASKED_MS, Math.max(100, Long.parseLong(asked) * 1_000)));
  }

  private static long pause(int before) {
    return jitter(Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS << Math.min(before, 10)));
  }

  /// From the pause to half as much again, so that many don't come back at once.
  private static long jitter(long pauseMs) {
    return pauseMs + ThreadLocalRandom.current().nextLong(pauseMs / 2 + 1);
  }
}
