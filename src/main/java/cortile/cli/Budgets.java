package cortile.cli;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// What an organiser does to budgets, said over HTTP. Blocks. Every call but [#find] is repeated
/// for a while when the server is away; all of them fail with a [CommandFailure] that tells why.
///
/// @param token of an organiser
/// @param patience how long a call is repeated
record Budgets(Vertx vertx, Client client, String token, Duration patience) {
  /// A budget of this name exists.
  static final class SlugTaken extends CommandFailure {
    private static final long serialVersionUID = 1L;

    SlugTaken(String slug) {
      super("There is a budget “" + slug + "” already.");
    }
  }

  /// A budget's document, drafts too. Asks only once, so that a wrong address is known at once.
  Optional<JsonObject> find(String slug) throws CommandFailure {
    var once = new Insist(vertx, Duration.ZERO, _ -> {});
    Reply reply = send(once, HttpMethod.GET, at(slug), null);
    return reply.status() == 404 ? Optional.empty() : Optional.of(accepted(reply).json());
  }

  /// Creates a draft.
  ///
  /// @throws SlugTaken if there is a budget of this name
  void create(JsonObject draft) throws CommandFailure {
    String slug = draft.getString("slug");
    var obstacles = new AtomicInteger();
    var insist = new Insist(vertx, patience, _ -> obstacles.incrementAndGet());
    Reply reply = send(insist, HttpMethod.POST, "/budgets", draft.toBuffer());
    if (reply.status() != 409) {
      accepted(reply);
    } else if (obstacles.get() == 0 || !untouched(draft)) {
      throw new SlugTaken(slug);
    }
  }

  /// Adds or replaces projects, some at a time.
  void projects(String slug, List<JsonObject> projects) throws CommandFailure {
    for (Buffer body : Chunks.of(projects)) post(at(slug) + "/projects", body);
  }

  /// Opens the vote now.
  void open(String slug, Instant closes) throws CommandFailure {
    var body = new JsonObject().put("closesAt", closes.truncatedTo(ChronoUnit.SECONDS).toString());
    post(at(slug) + "/opening", body.toBuffer());
  }

  /// Closes the vote, finally.
  void close(String slug) throws CommandFailure {
    post(at(slug) + "/closure", null);
  }

  /// Publishes the results.
  void publish(String slug) throws CommandFailure {
    post(at(slug) + "/publication", null);
  }

  /// Deletes a draft.
  void delete(String slug) throws CommandFailure {
    accepted(send(new Insist(vertx, patience, _ -> {}), HttpMethod.DELETE, at(slug), null));
  }

  /// Whether a first try, whose answer was lost, created this very draft.
  private boolean untouched(JsonObject draft) throws CommandFailure {
    return find(draft.getString("slug"))
        .filter(found -> found.getString("phase", "").equals("draft"))
        .filter(found -> found.getJsonObject("projects", new JsonObject()).isEmpty())
        .filter(found -> draft.getJsonObject("title").equals(found.getJsonObject("title")))
        .isPresent();
  }

  private void post(String path, @Nullable Buffer body) throws CommandFailure {
    accepted(send(new Insist(vertx, patience, _ -> {}), HttpMethod.POST, path, body));
  }

  private Reply send(Insist insist, HttpMethod method, String path, @Nullable Buffer body)
      throws CommandFailure {
    var sent = insist.send(() -> client.send(method, path, token, body));
    try {
      return sent.await();
    } catch (Exception noAnswer) {
      if (!(noAnswer instanceof IOException)) throw noAnswer;
      throw new CommandFailure(client.base() + " does not answer: " + noAnswer.getMessage());
    }
  }

  private static Reply accepted(Reply reply) throws CommandFailure {
    if (reply.ok()) return reply;
    throw new CommandFailure(
        reply.status() == 401 || reply.status() == 403
            ? "The server does not accept this token, or this data folder is another server's."
            : reply.reason());
  }

  private static String at(String slug) {
    return "/budgets/" + Client.segment(slug);
  }
}
