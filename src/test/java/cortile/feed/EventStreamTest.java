package cortile.feed;

import static cortile.kit.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import cortile.identity.Role;
import cortile.kit.TestDatabase;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The same frames as server-sent events.
final class EventStreamTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static TestNode node;

  @BeforeAll
  static void start() {
    var vertx = Vertx.vertx();
    node =
        TestNode.start(
            TestDatabase.fresh(vertx),
            feed -> {
              Market.declare(feed);
              var staff = new Audience.Roles(Set.of(Role.ORGANISER));
              feed.view("ledgers/{market}", staff, Duration.ofMillis(20), Market::load);
            });
    Market.create(node.db);
    await(vertx.close());
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @Test
  void aStreamResumesWhereItWasCut() throws Exception {
    var mirror = new Mirror();
    String last;
    try (var stream = open("markets/giambellino")) {
      assertThat(stream.answer.headers().firstValue("Content-Type")).contains("text/event-stream");
      assertThat(stream.answer.headers().firstValue("X-Accel-Buffering")).contains("no");
      assertThat(stream.next()).startsWith("retry: ");
      last = take(stream.next(), mirror);
      await(Market.fair(node.db, "giambellino", 31));
      last = take(stream.next(), mirror);
      assertThat(mirror.patches()).isEqualTo(1);
    }
    await(Market.fair(node.db, "giambellino", 32));
    try (var stream = open("markets/giambellino", "Last-Event-ID", last)) {
      stream.next();
      take(stream.next(), mirror);
    }
    assertThat(mirror.snapshots()).isEqualTo(1);
    assertThat(mirror.state().getInteger("fair")).isEqualTo(32);
  }

  @Test
  void aStreamEndsWithWhatAllowedIt() throws Exception {
    try (var stream = open("ledgers/giambellino", "Authorization", "Bearer organiser s1")) {
      stream.next();
      stream.next();
      node.ended.add("s1");
      node.feed.recheck("s1");
      assertThat(stream.next()).contains("\"type\":\"refused\"").contains("404");
      assertThat(stream.next()).isEmpty();
    }
    assertThat(open("ledgers/giambellino").answer.statusCode()).isEqualTo(404);
  }

  @Test
  void whatIsNotThereIs404AndNoStream() throws Exception {
    assertThat(open("markets/nowhere").answer.statusCode()).isEqualTo(404);
  }

  private static String take(String event, Mirror mirror) {
    var lines = event.split("\n", -1);
    var id = lines[0].substring("id: ".length());
    var frame = new JsonObject(lines[1].substring("data: ".length()));
    assertThat(frame.getString("version")).isEqualTo(id);
    mirror.take(frame);
    return id;
  }

  private static Stream open(String view, String... headers)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(node.url("/api/views/" + view))
            .header("Accept", "text/event-stream");
    if (headers.length > 0) {
      request.headers(headers);
    }
    return new Stream(HTTP.send(request.build(), BodyHandlers.ofInputStream()));
  }

  private record Stream(HttpResponse<InputStream> answer) implements AutoCloseable {
    /// The next event; empty at the end.
    String next() throws IOException {
      var bytes = new java.io.ByteArrayOutputStream();
      var before = 0;
      for (var c = answer.body().read(); c >= 0; c = answer.body().read()) {
        if (c == '\n' && before == '\n') {
          break;
        }
        bytes.write(c);
        before = c;
      }
      return bytes.toString(StandardCharsets.UTF_8).strip();
    }

    @Override
    public void close() throws IOException {
      answer.body().close();
    }
  }
}
