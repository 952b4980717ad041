package cortile.cli;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What people and staff of the demonstration hub say over HTTP, repeated while the server is away.
final class HubDesk {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  // An idempotency key has 22 characters at least; these need not be secret.
  private static final String FILL = "-demonstration-hub-key";

  private final Client client;
  private final Passes passes;
  private final Insist insist;

  HubDesk(Vertx vertx, Client client, Passes passes) {
    this.client = client;
    this.passes = passes;
    insist = new Insist(vertx, PATIENCE, _ -> {});
  }

  /// Staff say something. Blocks.
  ///
  /// @param key what makes it repeatable; empty if it is so by itself
  JsonObject accepted(HttpMethod method, String path, @Nullable JsonObject body, String key)
      throws CommandFailure {
    var reply = staff(method, path, body, key);
    if (reply.ok()) return reply.json();
    throw new CommandFailure(path + ": " + reply.reason());
  }

  /// Staff say something that may be refused. Blocks.
  Reply staff(HttpMethod method, String path, @Nullable JsonObject body, String key)
      throws CommandFailure {
    try {
      return send(passes.organiser(), method, path, body, key).await();
    } catch (Exception noAnswer) {
      if (!(noAnswer instanceof IOException)) throw noAnswer;
      throw new CommandFailure(client.base() + " does not answer: " + noAnswer.getMessage());
    }
  }

  /// What staff see in a list.
  Future<Reply> listed(String path) {
    return send(passes.organiser(), HttpMethod.GET, path, null, "");
  }

  /// A resident says something.
  Future<Reply> resident(
      String subject, HttpMethod method, String path, @Nullable JsonObject body, String key) {
    return send(passes.resident(subject), method, path, body, key);
  }

  private Future<Reply> send(
      String token, HttpMethod method, String path, @Nullable JsonObject body, String key) {
    Buffer text = body == null ? null : body.toBuffer();
    Map<String, String> headers = key.isEmpty() ? Map.of() : Map.of("Idempotency-Key", key + FILL);
    return insist.send(() -> client.send(method, "/hub" + path, token, text, headers));
  }
}
