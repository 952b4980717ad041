package cortile.kit.web;

import static cortile.kit.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import cortile.kit.Problems;
import cortile.kit.Texts;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PagesTest {
  private static final String SCRIPT = "/assets/app-1a2b.js";
  private static final Vertx VERTX = Vertx.vertx();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static int port;

  private static final Part NO_FEED =
      new Part() {
        @Override
        public void mount(Router router) {}

        @Override
        public Future<Void> close() {
          return Future.succeededFuture();
        }
      };

  @BeforeAll
  static void serve() throws IOException {
    var site =
        new HttpVerticle.Site(
            "127.0.0.1",
            -1,
            true,
            Router.router(VERTX),
            () -> NO_FEED,
            WebRoot.in(Path.of("src", "test", "resources", "pages")),
            new Problems(new Texts(List.of("kit"))));
    var verticle = new HttpVerticle(site);
    await(VERTX.deployVerticle(verticle));
    port = verticle.port();
  }

  @AfterAll
  static void close() {
    await(VERTX.close());
  }

  private static HttpResponse<String> ask(String method, String path, String... headers)
      throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
            .method(method, BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  @Test
  void everyAnswerTellsTheBrowserWhatNotToDo() throws Exception {
    for (var path : List.of("/", SCRIPT, "/api/nothing", "/assets/missing.js")) {
      var answer = ask("GET", path);
      assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(header(answer, "Referrer-Policy")).isEqualTo("same-origin");
      assertThat(header(answer, "Permissions-Policy")).contains("microphone=()");
      assertThat(header(answer, "Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
      assertThat(header(answer, "Strict-Transport-Security")).startsWith("max-age=");
      assertThat(header(answer, "Content-Security-Policy"))
          .startsWith("default-src 'none';")
          .contains("frame-ancestors 'none'")
          .doesNotContain("unsafe", "*");
    }
  }

  @Test
  void aPageMayOpenSocketsToItsOwnAddressOnly() throws Exception {
    assertThat(header(ask("GET", "/"), "Content-Security-Policy"))
        .endsWith("connect-src 'self' ws://localhost:%d wss://localhost:%d".formatted(port, port));
  }

  @Test
  void aWorkerMayAskWhatItsPageMayAsk() throws Exception {
    assertThat(header(ask("GET", "/conduce/worker.js"), "Content-Security-Policy"))
        .isEqualTo(header(ask("GET", "/"), "Content-Security-Policy"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/budgets/lorenteggio-2026", "/accedi", "/budgets/x/projects/a.b"})
  void addressesOfPagesGetTheDocument(String path) throws Exception {
    var answer = ask("GET", path);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("Residents");
    assertThat(header(answer, "Content-Type")).isEqualTo("text/html; charset=utf-8");
    assertThat(header(answer, "Cache-Control")).isEqualTo("no-cache");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/conduce", "/conduce/", "/conduce/budgets/lorenteggio-2026"})
  void organisersHaveADocumentOfTheirOwn(String path) throws Exception {
    assertThat(ask("GET", path).body()).contains("Organisers");
  }

  @Test
  void assetsNeverChangeAndComeAsTheBuildPackedThem() throws Exception {
    var plain = ask("GET", SCRIPT);
    assertThat(header(plain, "Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
    assertThat(header(plain, "Content-Type")).isEqualTo("text/javascript; charset=utf-8");
    assertThat(header(plain, "Vary")).isEqualTo("Accept-Encoding");
    assertThat(plain.body()).isEqualTo("console.log(1);\n");
    assertThat(encoding("gzip, deflate")).isEqualTo("gzip");
    assertThat(encoding("gzip, deflate, br;q=0.9")).isEqualTo("br");
    assertThat(encoding("br;q=0, gzip")).isEqualTo("gzip");
    assertThat(encoding("identity")).isEmpty();
  }

  private static String encoding(String accepted) throws Exception {
    return header(ask("GET", SCRIPT, "Accept-Encoding", accepted), "Content-Encoding");
  }

  @Test
  void whatTheBrowserHasIsNotSentAgain() throws Exception {
    var tag = header(ask("GET", "/"), "ETag");
    for (var held : List.of(tag, "W/" + tag, "\"other\", " + tag)) {
      var answer = ask("GET", "/", "If-None-Match", held);
      assertThat(answer.statusCode()).isEqualTo(304);
      assertThat(answer.body()).isEmpty();
      assertThat(header(answer, "ETag")).isEqualTo(tag);
    }
    assertThat(ask("GET", "/", "If-None-Match", tag, "Accept-Encoding", "br").statusCode())
        .isEqualTo(304);
    var packed = header(ask("GET", SCRIPT, "Accept-Encoding", "br"), "ETag");
    assertThat(ask("GET", SCRIPT, "If-None-Match", packed).statusCode()).isEqualTo(200);
  }

  @Test
  void headIsAnsweredWithoutABodyAndOtherMethodsAreRefused() throws Exception {
    var head = ask("HEAD", "/");
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(header(head, "Content-Length")).isEqualTo("40");
    var post = ask("POST", "/");
    assertThat(post.statusCode()).isEqualTo(405);
    assertThat(header(post, "Allow")).isEqualTo("GET, HEAD");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/assets/none.js", "/api/none", "/../pom.xml", "/%2e%2e/pom.xml", "/robots.txt"})
  void whatIsNotThereIsAProblem(String path) throws Exception {
    var answer = ask("GET", path);
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(header(answer, "Content-Type")).isEqualTo("application/problem+json");
  }
}
