package cortile.bench;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.HdrHistogram.ConcurrentHistogram;

/// Sends prepared HTTP/1.1 requests over kept connections, one at a time on each, and reads no more
/// of the answers than their status and length. An ordinary client would take as much of this
/// machine as the server that is measured.
final class HttpLoad {
  private final Vertx vertx;
  private final int port;
  private final int connections;

  HttpLoad(Vertx vertx, int port, int connections) {
    this.vertx = vertx;
    this.port = port;
    this.connections = connections;
  }

  /// What was seen.
  ///
  /// @param seconds from the first request to the last answer
  /// @param latency in microseconds, from the moment at which a request was meant to be sent
  /// @param refused answers outside 2xx
  record Seen(int requests, double seconds, ConcurrentHistogram latency, int refused) {
    double perSecond() {
      return requests / seconds;
    }

    double milliseconds(double percentile) {
      return latency.getValueAtPercentile(percentile) / 1000.0;
    }
  }

  /// Sends `requests` requests.
  ///
  /// @param rate requests a second at an even pace, or 0 for as fast as answers come
  Seen run(int requests, int rate, IntFunction<Buffer> request) {
    var client = vertx.createNetClient();
    var next = new AtomicInteger();
    var refused = new AtomicInteger();
    var latency = new ConcurrentHistogram(TimeUnit.MINUTES.toMicros(1), 3);
    var sockets = await(connect(client));
    var start = System.nanoTime();
    var lines = new ArrayList<Future<Void>>();
    for (var socket : sockets) {
      lines.add(new Line(socket, requests, rate, start, next, refused, latency, request).run());
    }
    await(Future.all(lines));
    var seconds = (System.nanoTime() - start) / 1e9;
    await(client.close());
    return new Seen(requests, seconds, latency, refused.get());
  }

  private Future<List<NetSocket>> connect(NetClient client) {
    var sockets = new ArrayList<Future<NetSocket>>();
    for (var i = 0; i < connections; i++) {
      sockets.add(client.connect(port, "127.0.0.1"));
    }
    return Future.all(sockets).map(all -> all.<NetSocket>list());
  }

  static <T> T await(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().join();
  }

  /// One connection.
  private final class Line {
    private final NetSocket socket;
    private final int requests;
    private final int rate;
    private final long start;
    private final AtomicInteger next;
    private final AtomicInteger refused;
    private final ConcurrentHistogram latency;
    private final IntFunction<Buffer> request;
    private final Promise<Void> done = Promise.promise();
    private Buffer answer = Buffer.buffer();
    private long meant;

    Line(
        NetSocket socket,
        int requests,
        int rate,
        long start,
        AtomicInteger next,
        AtomicInteger refused,
        ConcurrentHistogram latency,
        IntFunction<Buffer> request) {
      this.socket = socket;
      this.requests = requests;
      this.rate = rate;
      this.start = start;
      this.next = next;
      this.refused = refused;
      this.latency = latency;
      this.request = request;
    }

    Future<Void> run() {
      socket.handler(this::read);
      socket.closeHandler(v -> done.tryFail("the server closed a connection"));
      send();
      return done.future();
    }

    private void send() {
      var number = next.getAndIncrement();
      if (number >= requests) {
        done.tryComplete();
        return;
      }
      var now = System.nanoTime();
      meant = rate == 0 ? now : start + number * 1_000_000_000L / rate;
      var wait = (meant - now) / 1_000_000;
      if (wait >= 1) {
        vertx.setTimer(wait, timer -> socket.write(request.apply(number)));
      } else {
        socket.write(request.apply(number));
      }
    }

    private void read(Buffer bytes) {
      answer = answer.length() == 0 ? bytes : answer.appendBuffer(bytes);
      var text = answer.toString("ISO-8859-1");
      var head = text.indexOf("\r\n\r\n");
      if (head < 0 || answer.length() < head + 4 + length(text, head)) {
        return;
      }
      if (text.charAt(9) != '2') {
        refused.incrementAndGet();
      }
      latency.recordValue(Math.max(1, (System.nanoTime() - meant) / 1000));
      answer = Buffer.buffer();
      send();
    }

    private static int length(String text, int head) {
      var lower = text.substring(0, head).toLowerCase(java.util.Locale.ROOT);
      var at = lower.indexOf("content-length: ");
      if (at < 0) {
        return 0;
      }
      var end = lower.indexOf('\r', at);
      return Integer.parseInt(lower.substring(at + 16, end < 0 ? head : end).strip());
    }
  }
}
