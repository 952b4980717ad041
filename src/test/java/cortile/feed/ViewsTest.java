package cortile.feed;

import static cortile.kit.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import cortile.identity.Role;
import cortile.kit.TestDatabase;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The same documents over plain HTTP.
final class ViewsTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String PATH = "/api/views/markets/giambellino";
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
  void aReadAfterAnAcknowledgedChangeShowsIt() throws Exception {
    for (var fair = 100; fair < 130; fair++) {
      await(Market.fair(node.db, "giambellino", fair));
      assertThat(new JsonObject(get(PATH).body()).getInteger("fair")).isEqualTo(fair);
    }
  }

  @Test
  void theVersionIsTheETagAndUnchangedIs304() throws Exception {
    var first = get(PATH);
    var tag = first.headers().firstValue("ETag").orElseThrow();
    assertThat(tag).matches("\"[a-z0-9]+\\.[0-9]+\"");
    assertThat(first.headers().firstValue("Cache-Control")).contains("no-cache");
    for (var header : new String[] {tag, "W/" + tag, "\"a\", " + tag + " ,\"b\"", "*"}) {
      var again = get(PATH, "If-None-Match", header);
      assertThat(again.statusCode()).as(header).isEqualTo(304);
      assertThat(again.headers().firstValue("ETag")).contains(tag);
      assertThat(again.body()).isEmpty();
    }
    for (var header : new String[] {"\"x.1\"", tag.replace("\"", ""), "\"\""}) {
      assertThat(get(PATH, "If-None-Match", header).statusCode()).as(header).isEqualTo(200);
    }
    var fair = new JsonObject(first.body()).getInteger("fair") + 1;
    await(Market.fair(node.db, "giambellino", fair));
    assertThat(get(PATH, "If-None-Match", tag).statusCode()).isEqualTo(200);
  }

  @Test
  void aTouchThatChangesNothingKeepsTheETag() throws Exception {
    var first = get(PATH);
    var fair = new JsonObject(first.body()).getInteger("fair");
    await(Market.fair(node.db, "giambellino", fair));
    var tag = first.headers().firstValue("ETag").orElseThrow();
    assertThat(get(PATH, "If-None-Match", tag).statusCode()).isEqualTo(304);
  }

  @Test
  void whatIsNotThereIs404AndOnlyReadingIsAllowed() throws Exception {
    for (var path :
        new String[] {"markets/nowhere", "unheard/of", "", "markets/", "markets/%67iambellino"}) {
      assertThat(get("/api/views/" + path).statusCode()).as(path).isEqualTo(404);
    }
    var post = HttpRequest.newBuilder(node.url(PATH)).POST(BodyPublishers.ofString("{}")).build();
    var refused = HTTP.send(post, BodyHandlers.ofString());
    assertThat(refused.statusCode()).isEqualTo(405);
    assertThat(refused.headers().firstValue("Allow")).contains("GET, HEAD");
    var head = HttpRequest.newBuilder(node.url(PATH)).HEAD().build();
    var answer = HTTP.send(head, BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("ETag")).isPresent();
  }

  @Test
  void aRestrictedViewIsForItsAudienceAndNeverKeptByCaches() throws Exception {
    var path = "/api/views/ledgers/giambellino";
    assertThat(get(path).statusCode()).isEqualTo(404);
    assertThat(get(path, "Authorization", "Bearer resident s").statusCode()).isEqualTo(404);
    assertThat(get(path, "Authorization", "Bearer nobody s").statusCode()).isEqualTo(401);
    assertThat(get(path, "If-None-Match", "*").statusCode()).isEqualTo(404);
    var seen = get(path, "Authorization", "Bearer organiser s");
    assertThat(seen.statusCode()).isEqualTo(200);
    assertThat(seen.headers().firstValue("Cache-Control")).contains("private, no-store");
  }

  private static HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(node.url(path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }
}
