package cortile;

import cortile.identity.Role;
import cortile.identity.Tokens;
import cortile.kit.KeyFiles;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Many who call the API of a server that may be killed meanwhile.
final class Callers {
  private static final int AT_ONCE = 64;

  private final ServerProcess server;
  private final Tokens tokens;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  Callers(ServerProcess server) {
    this.server = server;
    try {
      tokens =
          new Tokens(
              new KeyFiles(server.data().resolve("keys")).read(KeyFiles.SIGNING).orElseThrow());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Lets everybody do something, 64 at a time; comes back when all are done.
  void all(int from, int to, IntConsumer does) {
    var places = new Semaphore(AT_ONCE);
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      IntStream.range(from, to)
          .forEach(caller ->
              callers.execute(() -> {
                places.acquireUninterruptibly();
                try {
                  does.accept(caller);
                } finally {
                  places.release();
                }
              }));
    }
  }

  /// A request; null if there was no answer, so that nobody knows what became of it.
  ///
  /// @param headers names and values in turn
  @Nullable HttpResponse<String> send(
      String method, String path, @Nullable JsonObject body, String... headers) {
    var request =
        HttpRequest.newBuilder(URI.create(server.url("/api") + path))
            .timeout(Duration.ofSeconds(90))
            .header("Content-Type", "application/json")
            .method(
                method,
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.encode()));
    for (var i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      return null;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Posts what an organiser sets up; it must succeed.
  void organise(String path, JsonObject body) {
    var key = "organiser-" + path.replace('/', '-') + "-request-key";
    answered(
        path,
        send(
            "POST",
            path,
            body,
            "Authorization",
            bearer("organiser", Role.ORGANISER),
            "Idempotency-Key",
            key));
  }

  /// What a request must have been answered with.
  static JsonObject answered(String path, @Nullable HttpResponse<String> answer) {
    if (answer == null || answer.statusCode() / 100 != 2) {
      throw new IllegalStateException(path + ": " + (answer == null ? "nobody" : answer.body()));
    }
    return new JsonObject(answer.body());
  }

  /// The value of `Authorization`.
  String bearer(String subject, Role role) {
    return "Bearer " + tokens.mint(subject, role, null, Duration.ofHours(1), Instant.now());
  }

  /// The wait before somebody tries again.
  static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
